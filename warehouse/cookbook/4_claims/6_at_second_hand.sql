-- What do texts tell only at second hand, and through whom?
SELECT speaker_name AS speaker, reported_by, content, source_name
FROM attribution_evidence
WHERE reported_by IS NOT NULL
ORDER BY published_on, char_start
