-- Who is for what, and who against?
WITH counted AS (
  SELECT coalesce(issue_name, target_name) AS on_what, position, n_stances
  FROM issue_positions
)
SELECT on_what, position, sum(n_stances) AS n_positions
FROM counted
JOIN (SELECT on_what, sum(n_stances) AS n_all FROM counted GROUP BY ALL) USING (on_what)
GROUP BY on_what, position, n_all
ORDER BY n_all DESC, on_what, position
