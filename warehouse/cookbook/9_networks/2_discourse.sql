-- Which organisation supports or opposes which concept? The network of Discourse Network Analyzer
SELECT actor, concept, n_agree, n_disagree
FROM discourse_two_mode
WHERE period_kind = 'year' AND period = '2025'
ORDER BY actor, concept
