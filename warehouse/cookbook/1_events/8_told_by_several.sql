-- Which events does more than one publisher tell of?
SELECT date_text AS date, label, n_sources AS publishers, n_mentions AS mentions, contested
FROM event_timeline
WHERE n_sources > 1
ORDER BY n_sources DESC, n_mentions DESC, event_id
