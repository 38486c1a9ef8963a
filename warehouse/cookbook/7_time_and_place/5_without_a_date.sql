-- Which events has no text dated?
SELECT label, factuality, n_documents AS documents
FROM event_timeline
WHERE date_precision = 'none' AND factuality = 'actual'
ORDER BY first_published_on, label, event_id
