-- Participants that the lists of their mention do not hold.
SELECT p._row
FROM event_participants AS p
JOIN event_mentions AS m USING (event_mention_id)
WHERE NOT list_contains(
    CASE p.role WHEN 'source' THEN m.source_actor_ids ELSE m.target_actor_ids END,
    p.actor_id
)
ORDER BY 1
