-- What was read?
SELECT published_on, source_name, genre, n_words AS words,
  array_to_string(codebooks, ', ') AS codebooks, title
FROM documents
ORDER BY published_on, source_name
