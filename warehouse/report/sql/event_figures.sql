-- Figures about an event, by event.
SELECT m.about_id AS event_id, m.tells, m.word_of, m.confidence, q.* EXCLUDE (row_id)
FROM marks AS m
JOIN quotes AS q USING (row_id)
WHERE m.layer = 'figure' AND m.about_kind = 'events'
ORDER BY m.about_id, q.published_on NULLS LAST, q.doc_id, q.char_start
