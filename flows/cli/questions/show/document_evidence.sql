SELECT NULL AS published_on, NULL AS source, told, word_of, sentence
FROM (
  SELECT event_label AS told,
    if(attributed_to_actor_id = 'author', NULL, word_of) AS word_of,
    sentence, char_start
  FROM event_evidence
  WHERE doc_id = $id
  UNION ALL
  SELECT holder_name || ' · ' || position || ' · ' || on_what,
    if(attributed_to_actor_id = 'author', NULL, word_of) AS word_of,
    sentence, char_start
  FROM stance_evidence
  WHERE doc_id = $id
)
ORDER BY char_start, told
