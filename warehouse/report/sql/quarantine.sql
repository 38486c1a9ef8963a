-- What could not be used, by reason.
SELECT stage, error_kind, count(*) AS n, min(title_of(NULL, source_uri)) AS example
FROM quarantine
GROUP BY stage, error_kind
ORDER BY n DESC, stage, error_kind
