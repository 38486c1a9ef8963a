-- Events told as fact by the month in which they began: the timeline as a table.
SELECT
    strftime(date_start, '%Y-%m') AS month,
    count(*) FILTER (quad_class = 'verbal cooperation') AS verbal_cooperation,
    count(*) FILTER (quad_class = 'material cooperation') AS material_cooperation,
    count(*) FILTER (quad_class = 'verbal conflict') AS verbal_conflict,
    count(*) FILTER (quad_class = 'material conflict') AS material_conflict,
    count(*) AS n
FROM events
WHERE factuality = 'actual' AND date_precision IN ('day', 'month')
GROUP BY ALL
ORDER BY month
