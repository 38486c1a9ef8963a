-- Who publishes the documents.
SELECT
    coalesce(source_name, '(unknown)') AS publisher,
    count(*) AS n_documents,
    sum(n_words) AS n_words,
    list(DISTINCT genre ORDER BY genre) AS genres,
    day_of(min(published_on)) AS first_published,
    day_of(max(published_on)) AS last_published
FROM documents
GROUP BY publisher
ORDER BY n_documents DESC, publisher
