-- Values that no other value disputes any more.
SELECT _row
FROM "known event_conflicts"
QUALIFY count(*) OVER (PARTITION BY event_id, attribute) < 2
ORDER BY 1
