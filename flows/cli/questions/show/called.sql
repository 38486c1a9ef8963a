-- What has $id in its name: actors by any of their wordings, those told most first.
SELECT id, any_value(name) AS name
FROM (
  SELECT a.actor_id AS id, a.name, 0 AS kind,
    (SELECT count(*) FROM mentions AS m WHERE m.actor_id = a.actor_id) AS told
  FROM actors AS a LEFT JOIN actor_aliases AS alias USING (actor_id)
  WHERE contains(lower(a.name), lower($id)) OR contains(lower(alias.alias), lower($id))
  UNION ALL
  SELECT agreement_id, name, 1, n_mentions FROM agreements WHERE contains(lower(name), lower($id))
  UNION ALL
  SELECT round_id, round_name, 2, n_mentions FROM process_rounds
  WHERE contains(lower(round_name), lower($id))
  UNION ALL
  SELECT doc_id, title, 3, 0 FROM documents WHERE contains(lower(title), lower($id))
  UNION ALL
  SELECT event_id, label, 4, n_mentions FROM events WHERE contains(lower(label), lower($id))
)
GROUP BY id
ORDER BY min(kind), max(told) DESC, id
