-- Where do documents or speakers disagree about the same event?
SELECT event_label AS event, attribute AS about, value,
  string_agg(source_name, '; ' ORDER BY source_name) AS given_by
FROM contested_evidence
GROUP BY ALL
ORDER BY min(date_start), event, about, value
LIMIT 10
