-- What do texts or speakers disagree on?
SELECT event_label AS event, attribute AS about, value, source_name AS given_by, event_id
FROM contested_evidence
ORDER BY ALL
