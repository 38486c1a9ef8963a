-- Who agrees or threatens only on a condition, and which?
SELECT holder_name AS holder, on_what, source_name, sentence
FROM stance_evidence
WHERE position = 'conditional'
ORDER BY on_what, holder, published_on, char_start
