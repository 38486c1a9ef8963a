-- What could not be used, and why?
SELECT stage, error_kind, source_uri, error_message
FROM quarantine
ORDER BY stage, error_kind, source_uri
