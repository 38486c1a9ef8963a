-- Who is told to stand on both sides of one issue?
-- Look at the sentences: a change of mind, two readings, or an error of ours.
SELECT side_name AS side, issue_name AS issue,
  count(*) FILTER (position = 'support') AS n_for,
  min(stated_on) FILTER (position = 'support') AS first_for,
  count(*) FILTER (position = 'oppose') AS n_against,
  min(stated_on) FILTER (position = 'oppose') AS first_against
FROM stance_evidence
WHERE issue_id IS NOT NULL
GROUP BY side, issue
HAVING n_for > 0 AND n_against > 0
ORDER BY side, issue
