-- What happened, in order?
SELECT date_start, event_type, label, factuality, n_documents, contested
FROM event_timeline
WHERE date_start IS NOT NULL AND factuality = 'actual'
ORDER BY n_documents DESC, date_start
LIMIT 10
