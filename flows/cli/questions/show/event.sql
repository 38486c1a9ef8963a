-- The event $id, and each place that tells of it.
SELECT
  label AS title, event_type, event_mode, date_text AS date, sources AS who, targets AS whom,
  place_name AS place, factuality, quad_class, goldstein, contested, n_mentions, n_documents,
  confidence
FROM event_timeline
WHERE event_id = $id
