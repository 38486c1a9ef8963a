-- Events, in order of time.
SELECT
    t.event_id,
    page_of('events', t.event_id) AS page,
    t.label,
    t.event_type,
    t.event_mode,
    y.definition,
    t.quad_class,
    t.goldstein,
    e.source_actor_ids,
    e.target_actor_ids,
    t.date_start,
    t.date_end,
    t.date_precision,
    in_words(t.date_start, t.date_end, t.date_precision) AS happened_on,
    coalesce(strftime(t.date_start, '%Y-%m'), '') AS month,
    t.place_name,
    t.factuality,
    t.contested,
    t.n_mentions,
    t.n_documents,
    t.n_sources,
    t.first_published_on,
    t.confidence
FROM event_timeline AS t
JOIN events AS e USING (event_id)
LEFT JOIN event_types AS y
    ON y.event_type = t.event_type AND y.event_mode = coalesce(t.event_mode, '')
ORDER BY t.date_start NULLS LAST, t.date_end NULLS LAST, t.event_id
