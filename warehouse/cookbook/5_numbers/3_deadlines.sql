-- Which terms and spans of time do texts give?
SELECT unit, qualifier, low, high, substr(text, char_start + 1, char_end - char_start) AS words,
  source_name
FROM quantities
JOIN documents USING (doc_id)
WHERE unit IN ('hours', 'days', 'weeks', 'months')
ORDER BY unit, low, high, published_on, char_start
