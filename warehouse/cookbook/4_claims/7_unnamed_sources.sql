-- What rests on sources without a name?
-- Speakers whom no codebook knows and who are no author of a work that is cited.
SELECT speaker_name AS speaker, cue, content, source_name
FROM attribution_evidence
LEFT JOIN actors ON actor_id = speaker_actor_id
WHERE coalesce(NOT in_codebook AND speaker_kind NOT IN ('media', 'author'), true)
ORDER BY published_on, char_start
