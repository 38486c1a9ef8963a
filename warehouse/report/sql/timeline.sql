-- Events that began in a known month: by type, by publisher who tells of them, and by whether they
-- are told as fact. A null publisher stands for all of them together, where an event counts once.
WITH dated AS (
    SELECT DISTINCT
        e.event_id,
        strftime(e.date_start, '%Y-%m') AS month,
        e.event_type,
        e.quad_class,
        e.factuality = 'actual' AS happened,
        coalesce(d.source_name, '(unknown)') AS publisher
    FROM events AS e
    JOIN event_mentions AS m USING (event_id)
    JOIN documents AS d USING (doc_id)
    WHERE e.date_precision IN ('day', 'month')
)
SELECT month, event_type, quad_class, happened, publisher, count(DISTINCT event_id) AS n
FROM dated
GROUP BY GROUPING SETS (
    (month, event_type, quad_class, happened, publisher),
    (month, event_type, quad_class, happened)
)
ORDER BY ALL
