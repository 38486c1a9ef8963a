-- On which terms do the sides agree, and which do they dispute?
SELECT issue_name AS issue, count(*) AS terms,
  list_sort(list_distinct(flatten(list(accepted_by)))) AS accepted_by,
  list_sort(list_distinct(flatten(list(rejected_by)))) AS rejected_by
FROM provisions_by_agreement
WHERE issue_id IS NOT NULL
GROUP BY issue
ORDER BY terms DESC, issue
