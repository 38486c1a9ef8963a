-- Positions on issues, counted by holder, issue, publisher and month of statement.
SELECT
    s.holder_actor_id AS holder,
    s.issue_id AS issue,
    s.position,
    coalesce(d.source_name, '(unknown)') AS publisher,
    strftime(coalesce(s.stated_on, d.published_on), '%Y-%m') AS month,
    count(*) AS n
FROM stances AS s
JOIN documents AS d USING (doc_id)
WHERE s.issue_id IS NOT NULL
GROUP BY ALL
ORDER BY ALL
