-- What each event counts, by the mentions, documents and disputes that are known.
WITH told AS (
    SELECT
        m.event_id,
        count(*) AS n_mentions,
        count(DISTINCT m.doc_id) AS n_documents,
        count(DISTINCT coalesce(nullif(d.source_name, ''), m.doc_id)) AS n_sources,
        min(d.published_on) AS first_published_on
    FROM "known event_mentions" AS m
    JOIN "known documents" AS d USING (doc_id)
    GROUP BY m.event_id
)
SELECT
    e._row,
    coalesce(told.n_mentions, 0) AS n_mentions,
    coalesce(told.n_documents, 0) AS n_documents,
    coalesce(told.n_sources, 0) AS n_sources,
    told.first_published_on,
    e.event_id IN (SELECT event_id FROM "known event_conflicts") AS contested
FROM "known events" AS e
LEFT JOIN told USING (event_id)
ORDER BY e._row
