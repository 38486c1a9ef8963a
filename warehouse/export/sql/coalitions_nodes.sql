-- Organisations that take sides on some concept.
SELECT actor AS id, actor AS label, count(*) AS n_concepts
FROM discourse_two_mode
WHERE period = $period
GROUP BY ALL
ORDER BY id
