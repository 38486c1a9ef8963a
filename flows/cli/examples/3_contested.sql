-- Where do documents or speakers disagree about the same event?
SELECT label, attribute, value, source_names, attributed_to_names
FROM contested_events
ORDER BY date_start, event_id, attribute, value
LIMIT 10
