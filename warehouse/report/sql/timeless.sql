-- Events told as fact that no timeline can place, by what is known of their date.
SELECT date_precision, count(*) AS n
FROM events
WHERE factuality = 'actual' AND date_precision NOT IN ('day', 'month')
GROUP BY ALL
ORDER BY ALL
