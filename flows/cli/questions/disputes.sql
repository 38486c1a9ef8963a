-- What is given for the event $event where documents or speakers disagree.
SELECT attribute, value, source_names
FROM event_conflicts
WHERE event_id = $event
ORDER BY attribute, value
