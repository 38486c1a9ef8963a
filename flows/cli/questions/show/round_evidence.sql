SELECT d.published_on, coalesce(d.source_name, d.title) AS source, m.outcome AS told,
  if(e.attributed_to_actor_id = 'author', NULL, e.word_of) AS word_of,
  substring(d.text, s.char_start + 1, s.char_end - s.char_start) AS sentence
FROM round_mentions AS m
JOIN documents AS d USING (doc_id)
JOIN sentences AS s USING (sentence_id)
LEFT JOIN event_evidence AS e ON e.event_id = m.event_id AND e.sentence_id = m.sentence_id
WHERE m.round_id = $id
QUALIFY row_number() OVER (PARTITION BY m.round_mention_id ORDER BY e.char_start) = 1
ORDER BY d.published_on NULLS LAST, m.doc_id, m.char_start
