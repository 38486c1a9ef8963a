-- In which months of 2022 did much happen, in which nothing?
-- `dates` has each day, so that months without an event stand too.
SELECT year_month AS month, count(event_id) AS events,
  count(event_id) FILTER (event_type = 'ASSAULT') AS attacks
FROM dates
LEFT JOIN events ON date_start = date AND factuality = 'actual' AND date_precision IN ('day', 'month')
WHERE year = 2022
GROUP BY year_month
ORDER BY year_month
