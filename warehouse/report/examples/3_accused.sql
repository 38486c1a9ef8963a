-- Who accused whom, and in which words?
SELECT date_text AS date, who, whom, sentence, source_name, event_id, doc_id
FROM event_evidence
WHERE event_type = 'ACCUSE'
ORDER BY date_start NULLS LAST, doc_id, char_start
