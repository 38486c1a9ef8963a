-- The words that give a reason.
SELECT x.outcome, x.reason, x.attributed_to_actor_id, x.confidence, q.* EXCLUDE (row_id)
FROM explanations AS x
JOIN quotes AS q ON q.row_id = x.explanation_id
ORDER BY x.outcome, x.reason, q.published_on NULLS LAST, q.doc_id, q.char_start, x.explanation_id
