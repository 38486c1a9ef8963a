-- What speakers are quoted with, the latest first.
SELECT
    a.speaker_actor_id,
    a.cue,
    a.kind,
    a.reported_by_actor_ids,
    a.confidence,
    q.* EXCLUDE (row_id)
FROM attributions AS a
JOIN quotes AS q ON q.row_id = a.attribution_id
WHERE a.speaker_actor_id IS NOT NULL
ORDER BY q.published_on DESC NULLS LAST, q.doc_id, q.char_start, a.attribution_id
