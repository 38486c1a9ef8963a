-- How much cooperation and conflict is told of each month?
SELECT date_trunc('month', date_start)::DATE AS month, quad_class, count(*) AS n_events
FROM event_timeline
WHERE factuality = 'actual' AND date_precision IN ('day', 'month')
GROUP BY ALL
ORDER BY ALL
