-- What actors want, need or fear, and what presses on them, kind by kind.
SELECT
    i.holder_actor_id, i.kind, i.issue_id, i.attributed_to_actor_id, i.confidence,
    q.* EXCLUDE (row_id)
FROM interests AS i
JOIN quotes AS q ON q.row_id = i.interest_id
ORDER BY i.kind, q.published_on DESC NULLS LAST, q.doc_id, q.char_start, i.interest_id
