-- Which numbers does a text give of events that happened?
SELECT date_text AS date, label, low, high, unit, qualifier
FROM quantities
JOIN event_timeline ON event_id = about_event_id
WHERE factuality = 'actual' AND unit NOT IN ('hours', 'days', 'weeks', 'months', 'years')
ORDER BY date_start NULLS LAST, event_id, unit, low, high, qualifier
