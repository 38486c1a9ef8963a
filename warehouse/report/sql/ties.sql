-- Pairs of actors and what happens between them, told as fact. Those who act together toward
-- nobody (a meeting, an agreement) are pairs as well as those who act and whom it is done to.
WITH sides AS (
    SELECT event_id, quad_class, n_documents, source_actor_ids, target_actor_ids
    FROM events
    WHERE factuality = 'actual'
),
pairs AS (
    SELECT event_id, quad_class, a.id AS one, b.id AS other
    FROM sides, unnest(source_actor_ids) AS a(id), unnest(target_actor_ids) AS b(id)
    UNION
    SELECT event_id, quad_class, a.id, b.id
    FROM sides, unnest(source_actor_ids) AS a(id), unnest(source_actor_ids) AS b(id)
    WHERE len(target_actor_ids) = 0 AND a.id < b.id
)
SELECT
    least(one, other) AS one,
    greatest(one, other) AS other,
    count(DISTINCT event_id) FILTER (quad_class LIKE '%cooperation') AS n_cooperation,
    count(DISTINCT event_id) FILTER (quad_class LIKE '%conflict') AS n_conflict,
    count(DISTINCT event_id) AS n_events
FROM pairs
WHERE one <> other AND 'author' NOT IN (one, other)
GROUP BY ALL
ORDER BY n_events DESC, one, other
