-- The rows of a document in the order of its text: what a reader lists beside it.
SELECT
    t.doc_id,
    t.part,
    t.sentence_index,
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
FROM marks AS m
JOIN told AS t USING (sentence_id)
JOIN quotes AS q USING (row_id)
ORDER BY t.doc_id, t.sentence_index, m.char_start, m.char_end DESC, m.layer, m.row_id
