-- The rows of a document in the order of its text: what a reader lists beside it. A document in
-- which nothing was read has one row of nulls.
SELECT
    d.doc_id,
    t.part,
    m.row_id,
    m.layer,
    m.who,
    m.tells,
    m.about_kind,
    m.about_id,
    m.word_of,
    m.confidence,
    m.method,
    substr(q.marked, 1, 160) AS marked
FROM documents AS d
LEFT JOIN marks AS m USING (doc_id)
LEFT JOIN told AS t ON t.sentence_id = m.sentence_id
LEFT JOIN quotes AS q ON q.row_id = m.row_id
ORDER BY d.doc_id, t.sentence_index, m.char_start, m.char_end DESC, m.layer, m.row_id
