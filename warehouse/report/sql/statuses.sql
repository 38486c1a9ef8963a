-- What became of an instrument, statement by statement, in order of time; what has no date counts by the publication.
SELECT
    s.agreement_id,
    s.status,
    s.by_actor_ids,
    s.date_start,
    in_words(s.date_start, s.date_end, s.date_precision) AS happened_on,
    s.factuality,
    s.attributed_to_actor_id,
    s.confidence,
    q.* EXCLUDE (row_id)
FROM agreement_status AS s
JOIN quotes AS q ON q.row_id = s.agreement_status_id
ORDER BY coalesce(s.date_start, q.published_on) NULLS LAST, q.published_on NULLS LAST, q.doc_id, q.char_start,
    s.agreement_status_id
