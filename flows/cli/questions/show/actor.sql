-- The actor $id.
SELECT
  a.name AS title, a.kind, a.country, a.sector, a.conflict_role, p.name AS part_of,
  (
    SELECT list(role || coalesce(' of ' || o.name, '')
      || coalesce(' from ' || valid_from, '') || coalesce(' to ' || valid_to, '')
      ORDER BY valid_from NULLS FIRST)
    FROM actor_roles AS r
    LEFT JOIN actors AS o ON o.actor_id = r.affiliation_actor_id
    WHERE r.actor_id = a.actor_id
  ) AS offices,
  (SELECT list(DISTINCT side_name) FROM actor_sides AS s WHERE s.actor_id = a.actor_id) AS stands_for,
  c.n_mentions, c.n_documents, c.n_events_as_source AS events_as_source,
  c.n_events_as_target AS events_as_target, c.n_stances AS positions, c.n_attributions AS quoted
FROM actors AS a
LEFT JOIN actors AS p ON p.actor_id = a.parent_actor_id
JOIN actor_activity AS c ON c.actor_id = a.actor_id
WHERE a.actor_id = $id
