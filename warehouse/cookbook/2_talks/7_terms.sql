-- What are the terms of each agreement or offer, and who must keep them?
SELECT agreement_name AS agreement, content AS term, array_to_string(obliged_names, '; ') AS obliged,
  condition, duration, source_name
FROM provisions_by_agreement
WHERE issue_id IS NOT NULL
ORDER BY agreement, source_name, provision_id
