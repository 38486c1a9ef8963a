-- Whom does each outlet let speak?
SELECT source_name, side_name AS side, count(*) AS statements,
  count(*) FILTER (kind = 'direct') AS verbatim
FROM attribution_evidence
WHERE side_name IS NOT NULL
GROUP BY ALL
ORDER BY source_name, statements DESC, side
