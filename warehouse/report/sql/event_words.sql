-- Where texts tell an event, by event.
SELECT
    m.event_id,
    m.trigger,
    m.factuality,
    m.attributed_to_actor_id,
    m.source_actor_ids,
    m.target_actor_ids,
    in_words(m.date_start, m.date_end, m.date_precision) AS happened_on,
    m.place_name,
    m.confidence,
    m.method,
    q.* EXCLUDE (row_id)
FROM event_mentions AS m
JOIN quotes AS q ON q.row_id = m.event_mention_id
ORDER BY m.event_id, q.published_on NULLS LAST, q.doc_id, q.char_start
