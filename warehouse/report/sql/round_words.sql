-- Where texts tell of a round.
SELECT m.round_id, m.event_id, m.outcome, m.confidence, q.* EXCLUDE (row_id)
FROM round_mentions AS m
JOIN quotes AS q ON q.row_id = m.round_mention_id
ORDER BY m.round_id, q.published_on NULLS LAST, q.doc_id, q.char_start, m.round_mention_id
