-- What happened in May 2025?
-- Change the two days. An event counts where its time lies wholly in the span.
SELECT date_text AS date, label, n_documents, contested
FROM event_timeline
WHERE date_start >= DATE '2025-05-01' AND date_end <= DATE '2025-05-31' AND factuality = 'actual'
ORDER BY date_start, date_end, label
