-- The sentence $sentence with the one before it and the one behind it, and where its document is from.
SELECT
  s.char_start,
  s.char_end,
  d.text,
  coalesce(b.char_start, s.char_start) AS first,
  coalesce(a.char_end, s.char_end) AS last,
  d.source_uri,
  d.source_name,
  d.published_on
FROM sentences AS s
JOIN documents AS d USING (doc_id)
LEFT JOIN sentences AS b ON b.doc_id = s.doc_id AND b.sentence_index = s.sentence_index - 1
LEFT JOIN sentences AS a ON a.doc_id = s.doc_id AND a.sentence_index = s.sentence_index + 1
WHERE s.sentence_id = $sentence
