-- How many prisoners were exchanged, by which text?
SELECT published_on, source_name, qualifier, low, high, actors.name AS by_count_of
FROM quantities
JOIN documents USING (doc_id)
LEFT JOIN actors ON actors.actor_id = attributed_to_actor_id
WHERE unit = 'prisoners_of_war'
ORDER BY published_on, char_start
