-- The agreement $id.
SELECT
  g.name AS title, g.kind,
  date_text(g.date_precision, g.date_start, g.date_end) AS date,
  (SELECT list(actor_name) FROM agreement_actors AS p WHERE p.agreement_id = $id AND p.role = 'party')
    AS parties,
  (SELECT list(actor_name) FROM agreement_actors AS p WHERE p.agreement_id = $id AND p.role <> 'party')
    AS third_parties,
  g.status,
  (
    SELECT date_text(s.date_precision, s.date_start, s.date_end)
    FROM agreement_status AS s
    WHERE s.agreement_id = $id AND s.status = g.status AND s.date_start = g.status_on
    ORDER BY s.date_end
    LIMIT 1
  ) AS status_on,
  (SELECT list(issue_name) FROM agreement_issues AS i WHERE i.agreement_id = $id) AS issues,
  g.contested, g.n_mentions, g.n_documents, g.confidence
FROM agreements AS g
WHERE g.agreement_id = $id
