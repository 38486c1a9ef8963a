-- The agreement $id.
SELECT
  g.name AS title, g.kind,
  CASE g.date_precision
    WHEN 'month' THEN strftime(g.date_start, '%Y-%m')
    WHEN 'year' THEN strftime(g.date_start, '%Y')
    ELSE g.date_start::VARCHAR
  END AS date,
  (SELECT list(actor_name) FROM agreement_actors AS p WHERE p.agreement_id = $id AND p.role = 'party')
    AS parties,
  (SELECT list(actor_name) FROM agreement_actors AS p WHERE p.agreement_id = $id AND p.role <> 'party')
    AS third_parties,
  g.status, g.status_on,
  (SELECT list(issue_name) FROM agreement_issues AS i WHERE i.agreement_id = $id) AS issues,
  g.contested, g.n_mentions, g.n_documents, g.confidence
FROM agreements AS g
WHERE g.agreement_id = $id
