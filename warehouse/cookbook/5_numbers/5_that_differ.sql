-- Of which events do texts or speakers give different numbers?
SELECT label, unit, list(DISTINCT low ORDER BY low) AS numbers,
  list(DISTINCT source_name ORDER BY source_name) AS given_by
FROM quantities
JOIN events ON event_id = about_event_id
JOIN documents USING (doc_id)
GROUP BY event_id, label, unit
HAVING count(DISTINCT low) > 1
ORDER BY label, unit
