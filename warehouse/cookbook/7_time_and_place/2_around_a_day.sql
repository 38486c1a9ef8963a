-- What happened in the week around a day?
SELECT date_text AS date, label, n_documents AS documents
FROM event_timeline
WHERE date_precision = 'day' AND factuality = 'actual'
  AND date_start BETWEEN DATE '2025-05-16' - 7 AND DATE '2025-05-16' + 7
ORDER BY date_start, label
