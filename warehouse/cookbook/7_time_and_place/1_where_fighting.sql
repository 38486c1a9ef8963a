-- Where was fighting told, and when?
SELECT place_name AS place, count(*) AS events,
  string_agg(DISTINCT date_text, ', ' ORDER BY date_text) AS dates
FROM event_timeline
WHERE event_type = 'ASSAULT' AND factuality = 'actual' AND place_name IS NOT NULL
GROUP BY place
ORDER BY events DESC, place
