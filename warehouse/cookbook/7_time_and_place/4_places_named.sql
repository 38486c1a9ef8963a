-- Which places do texts name most?
SELECT places.name AS place, places.country, count(*) AS mentions, count(DISTINCT doc_id) AS documents
FROM place_mentions JOIN places USING (place_id)
GROUP BY ALL
ORDER BY documents DESC, mentions DESC, place
LIMIT 15
