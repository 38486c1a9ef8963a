-- Which positions does somebody else give a side, and not the side itself?
SELECT holder_name AS holder, position, on_what, word_of, wording, source_name
FROM stance_evidence
WHERE attributed_to_actor_id NOT IN ('author', holder_actor_id)
ORDER BY holder, on_what, word_of, char_start
