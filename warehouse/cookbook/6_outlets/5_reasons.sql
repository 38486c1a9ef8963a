-- By which reasons does each outlet explain failure?
SELECT source_name, reason, attributed_to_name AS word_of, sum(n_explanations) AS places
FROM reasons_by_source
WHERE outcome LIKE 'failure%'
GROUP BY ALL
ORDER BY source_name, places DESC, reason, word_of
