-- The document $id.
SELECT
  coalesce(title, source_uri) AS title, source_name AS publisher, authors,
  CASE published_precision
    WHEN 'month' THEN strftime(published_on, '%Y-%m')
    WHEN 'year' THEN strftime(published_on, '%Y')
    ELSE published_on::VARCHAR
  END AS published,
  genre, codebooks, source_uri AS read_from, n_words
FROM documents
WHERE doc_id = $id
