-- The codes of the vocabulary $name.
SELECT code
FROM codes
WHERE vocabulary = $name
ORDER BY code
