-- The round of talks $id.
SELECT
  v.round_name AS title, v.kind, v.level,
  CASE v.date_precision
    WHEN 'month' THEN strftime(v.date_start, '%Y-%m')
    WHEN 'year' THEN strftime(v.date_start, '%Y')
    ELSE concat_ws(' to ', v.date_start, nullif(v.date_end, v.date_start))
  END AS date,
  v.place_name AS place,
  (SELECT list(actor_name) FROM round_actors AS a WHERE a.round_id = $id AND a.part = 'party')
    AS parties,
  v.delegates, v.hosts, v.mediators, v.outcomes,
  'round ' || v.round_number || ' of '
    || (SELECT count(*) FROM rounds AS r WHERE r.party_actor_ids = v.party_actor_ids) AS in_its_process,
  v.contested, v.n_mentions, v.n_documents, o.confidence
FROM process_rounds AS v
JOIN rounds AS o USING (round_id)
WHERE v.round_id = $id
