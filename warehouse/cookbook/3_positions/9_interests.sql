-- What does each actor want, need or fear, apart from what it demands?
SELECT actor_name AS actor, kind, content, attributed_to_name AS word_of, source_name
FROM interests_by_actor
ORDER BY actor, kind, content
