-- Who stands where on which issue?
SELECT holder_name, coalesce(issue_name, target_name) AS on_what, position, n_stances, n_documents
FROM issue_positions
ORDER BY n_stances DESC, holder_name, on_what
LIMIT 10
