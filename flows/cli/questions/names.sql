-- What the ids $ids are called, whatever they are of.
SELECT actor_id AS id, name
FROM actors
WHERE list_contains($ids::VARCHAR[], actor_id)
UNION
SELECT place_id, name FROM places WHERE list_contains($ids::VARCHAR[], place_id)
UNION
SELECT issue_id, name FROM issues WHERE list_contains($ids::VARCHAR[], issue_id)
UNION
SELECT agreement_id, name FROM agreements WHERE list_contains($ids::VARCHAR[], agreement_id)
UNION
SELECT round_id, name FROM rounds WHERE list_contains($ids::VARCHAR[], round_id)
UNION
SELECT event_id, label FROM events WHERE list_contains($ids::VARCHAR[], event_id)
