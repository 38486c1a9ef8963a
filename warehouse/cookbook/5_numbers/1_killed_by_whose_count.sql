-- How many were killed, by whose count?
SELECT low, high, qualifier, unit, actors.name AS by_count_of, source_name, published_on, sentence
FROM quantities
JOIN documents USING (doc_id)
JOIN (
  SELECT sentence_id, substr(text, char_start + 1, char_end - char_start) AS sentence
  FROM sentences JOIN documents USING (doc_id)
) USING (sentence_id)
LEFT JOIN actors ON actors.actor_id = attributed_to_actor_id
WHERE unit IN ('deaths', 'civilians', 'injuries', 'casualties')
ORDER BY published_on, quantities.char_start
