-- What does each side want on the whole?
-- People count for the side they then stand for.
SELECT issue_name AS issue,
  count(*) FILTER (side_name = 'Russia' AND position = 'support') AS rus_for,
  count(*) FILTER (side_name = 'Russia' AND position = 'oppose') AS rus_against,
  count(*) FILTER (side_name = 'Ukraine' AND position = 'support') AS ukr_for,
  count(*) FILTER (side_name = 'Ukraine' AND position = 'oppose') AS ukr_against
FROM stance_evidence
WHERE issue_id IS NOT NULL AND side_name IN ('Russia', 'Ukraine')
GROUP BY issue
ORDER BY count(*) DESC, issue
