-- What happened, in order? The ten events that most documents tell of
SELECT date_text AS date, label, event_type, n_documents, contested
FROM (
  FROM event_timeline
  WHERE date_start IS NOT NULL AND factuality = 'actual'
  ORDER BY n_documents DESC, n_mentions DESC, event_id
  LIMIT 10
)
ORDER BY date_start, date_end, event_id
