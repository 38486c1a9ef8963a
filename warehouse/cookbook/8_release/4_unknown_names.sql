-- Which names does no codebook hold?
SELECT actors.name, kind, count(*) AS mentions, count(DISTINCT doc_id) AS documents
FROM actors JOIN mentions USING (actor_id)
WHERE NOT in_codebook AND kind NOT IN ('author', 'collective')
GROUP BY ALL
ORDER BY mentions DESC, actors.name
LIMIT 20
