-- What became of each agreement, by whom?
SELECT agreement_name, date_text AS date, status, sentence, source_name, agreement_id, doc_id
FROM agreement_evidence
ORDER BY agreement_name, date_start NULLS LAST, doc_id, char_start
