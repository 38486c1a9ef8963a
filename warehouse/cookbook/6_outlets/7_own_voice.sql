-- How much does each outlet tell in its own voice?
SELECT source_name, genre, count(*) AS mentions,
  round(100 * avg((attributed_to_actor_id = 'author')::INT)) AS own_voice_percent
FROM event_evidence
GROUP BY ALL
ORDER BY own_voice_percent DESC, source_name
