-- What is quoted word for word?
SELECT published_on, source_name, speaker_name AS speaker, content AS quotation
FROM attribution_evidence
WHERE kind = 'direct'
ORDER BY published_on, char_start
