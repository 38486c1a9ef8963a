-- Who takes part in which event and how, the latest first.
WITH parts AS (
    SELECT event_id, 'acts' AS role, unnest(source_actor_ids) AS actor_id FROM events
    UNION ALL
    SELECT event_id, 'undergoes', unnest(target_actor_ids) FROM events
)
SELECT p.actor_id, p.event_id, string_agg(p.role, ' and ' ORDER BY p.role) AS role
FROM parts AS p
JOIN events AS e USING (event_id)
GROUP BY p.actor_id, p.event_id, e.date_start
ORDER BY e.date_start DESC NULLS LAST, p.event_id, p.actor_id
