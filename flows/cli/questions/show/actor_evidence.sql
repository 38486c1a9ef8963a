SELECT published_on, coalesce(source_name, title) AS source, told, word_of, sentence
FROM (
  SELECT published_on, source_name, title, position || ' · ' || on_what AS told,
    if(attributed_to_actor_id = 'author', NULL, word_of) AS word_of, sentence,
    doc_id, char_start
  FROM stance_evidence
  WHERE holder_actor_id = $id
  UNION ALL
  SELECT published_on, source_name, title, 'says', reported_by, content, doc_id, char_start
  FROM attribution_evidence
  WHERE speaker_actor_id = $id
  UNION ALL
  SELECT v.published_on, v.source_name, v.title, p.role || ' · ' || lower(v.event_type),
    if(v.attributed_to_actor_id = 'author', NULL, v.word_of),
    v.sentence, v.doc_id, v.char_start
  FROM event_evidence AS v
  JOIN event_participants AS p USING (event_mention_id)
  WHERE p.actor_id = $id
)
ORDER BY published_on NULLS LAST, doc_id, char_start, told
