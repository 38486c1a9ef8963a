SELECT published_on, coalesce(source_name, title) AS source, told, word_of, sentence
FROM (
  SELECT published_on, source_name, title, concat_ws(' · ', status, date_text) AS told,
    if(attributed_to_actor_id = 'author', NULL, word_of) AS word_of,
    sentence, doc_id, char_start
  FROM agreement_evidence
  WHERE agreement_id = $id
  UNION ALL
  SELECT d.published_on, d.source_name, d.title,
    concat_ws(' · ', p.force, array_to_string(p.obliged_names, ', '), p.condition),
    if(p.attributed_to_actor_id = 'author', NULL, a.name), p.content,
    p.doc_id, 0
  FROM provisions_by_agreement AS p
  JOIN documents AS d USING (doc_id)
  LEFT JOIN actors AS a ON a.actor_id = p.attributed_to_actor_id
  WHERE p.agreement_id = $id
)
ORDER BY published_on NULLS LAST, doc_id, char_start, told
