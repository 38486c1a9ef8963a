-- Who reports whose words? Edges from publisher to side
SELECT source_name AS publisher, side_name AS side, count(*) AS statements
FROM attribution_evidence
WHERE side_name IS NOT NULL
GROUP BY ALL
ORDER BY statements DESC, publisher, side
