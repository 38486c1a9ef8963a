-- Organisations and concepts.
SELECT 'actor:' || actor AS id, actor AS label, 'actor' AS kind, sum(n_agree + n_disagree)::BIGINT AS n_statements
FROM discourse_two_mode
WHERE period = $period
GROUP BY ALL
UNION ALL
SELECT 'concept:' || concept, concept, 'concept', sum(n_agree + n_disagree)::BIGINT
FROM discourse_two_mode
WHERE period = $period
GROUP BY ALL
ORDER BY id
