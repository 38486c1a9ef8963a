-- Who met whom in May 2025, and where?
SELECT date_text AS date, who, whom, place_name AS place, source_name
FROM event_evidence
WHERE event_type = 'CONSULT' AND factuality = 'actual'
  AND date_start >= DATE '2025-05-01' AND date_end <= DATE '2025-05-31'
  AND date_precision = 'day'
GROUP BY ALL
ORDER BY min(date_start), date, who, whom, source_name
