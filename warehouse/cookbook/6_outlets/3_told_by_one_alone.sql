-- What does one outlet tell that no other tells?
SELECT date_text AS date, event_label, sentence
FROM event_evidence
JOIN events USING (event_id)
WHERE source_name = 'Steppe Bulletin' AND n_sources = 1
ORDER BY char_start
