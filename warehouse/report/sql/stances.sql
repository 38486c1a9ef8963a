-- Places in texts that show a position, the latest first.
SELECT
    s.holder_actor_id,
    s.issue_id,
    s.target_actor_id,
    s.position,
    s.strength,
    day_of(s.stated_on) AS stated_on,
    s.attributed_to_actor_id,
    s.confidence,
    q.* EXCLUDE (row_id)
FROM stances AS s
JOIN quotes AS q ON q.row_id = s.stance_id
ORDER BY s.stated_on DESC NULLS LAST, q.doc_id, q.char_start, s.stance_id
