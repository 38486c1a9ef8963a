-- What happened, in order of time?
SELECT date_text AS date, label, event_type, quad_class, n_documents, event_id
FROM event_timeline
WHERE date_start IS NOT NULL AND factuality = 'actual'
ORDER BY date_start, date_end, event_id
