-- Who speaks for or against whom?
SELECT holder_name AS holder, position, target_name AS whom, wording, source_name, stated_on
FROM stance_evidence
WHERE target_actor_id IS NOT NULL
ORDER BY whom, position, holder, char_start
