-- Where do documents or speakers contradict each other about one event?
SELECT event_label AS event, attribute AS about, value,
  string_agg(DISTINCT source_name, '; ' ORDER BY source_name) AS given_by
FROM contested_evidence
GROUP BY event_id, event, about, value
ORDER BY event, about, value
