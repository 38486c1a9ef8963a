SELECT
  published_on, coalesce(source_name, title) AS source, concat_ws(' · ', factuality, date_text) AS told,
  if(attributed_to_actor_id = 'author', NULL, word_of) AS word_of, sentence
FROM event_evidence
WHERE event_id = $id
ORDER BY published_on NULLS LAST, doc_id, char_start
