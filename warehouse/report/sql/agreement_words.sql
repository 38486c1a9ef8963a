-- Where texts name an instrument.
SELECT m.agreement_id, m.confidence, q.* EXCLUDE (row_id)
FROM agreement_mentions AS m
JOIN quotes AS q ON q.row_id = m.agreement_mention_id
ORDER BY q.published_on NULLS LAST, q.doc_id, q.char_start, m.agreement_mention_id
