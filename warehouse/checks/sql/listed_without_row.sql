-- Mentions that list an actor for whom there is no row of participants.
WITH listed AS (
    SELECT _row, event_mention_id, 'source' AS role, unnest(source_actor_ids) AS actor_id
    FROM event_mentions
    UNION ALL
    SELECT _row, event_mention_id, 'target' AS role, unnest(target_actor_ids) AS actor_id
    FROM event_mentions
)
SELECT DISTINCT listed._row
FROM listed
ANTI JOIN event_participants AS p USING (event_mention_id, role, actor_id)
ORDER BY 1
