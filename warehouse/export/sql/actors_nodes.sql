-- Sides that act or are acted upon.
SELECT a.actor_id AS id, a.name AS label, a.kind, a.country, a.conflict_role
FROM actors AS a
WHERE a.actor_id IN (
  SELECT source_actor_id FROM dyads_by_month_actors
  UNION
  SELECT target_actor_id FROM dyads_by_month_actors
)
ORDER BY id
