-- Documents, the latest first, with what was read in each.
SELECT
    d.doc_id,
    'documents/' || d.doc_id || '.html' AS page,
    title_of(d.title, d.source_uri) AS title,
    d.source_name,
    d.authors,
    d.published_on,
    in_words(d.published_on, d.published_on, d.published_precision) AS published,
    d.genre,
    d.codebooks,
    d.n_words,
    count(m.row_id) FILTER (m.layer = 'event') AS n_events,
    count(m.row_id) FILTER (m.layer = 'position') AS n_positions,
    count(m.row_id) FILTER (m.layer = 'quotation') AS n_quotations
FROM documents AS d
LEFT JOIN marks AS m USING (doc_id)
GROUP BY ALL
ORDER BY d.published_on DESC NULLS LAST, d.source_name, d.doc_id
