-- What became of the instruments named most, as told as fact and dated to the month: for the chart.
WITH steps AS (
    SELECT agreement_id, status, date_start, count(*) AS n
    FROM agreement_status
    WHERE factuality = 'actual' AND date_precision IN ('day', 'month')
    GROUP BY ALL
),
shown AS (
    SELECT agreement_id, name
    FROM agreements
    SEMI JOIN steps USING (agreement_id)
    ORDER BY n_mentions DESC, agreement_id
    LIMIT 40
)
SELECT
    s.agreement_id,
    g.name,
    s.status,
    s.date_start,
    s.n,
    CASE
        WHEN s.status IN ('proposed', 'negotiated', 'drafted') THEN 'in the making'
        WHEN s.status IN ('accepted_in_principle', 'signed', 'ratified', 'in_force', 'implemented',
            'partly_implemented') THEN 'made or kept'
        ELSE 'failed or ended'
    END AS turn,
    min(s.date_start) OVER (PARTITION BY s.agreement_id) AS begins
FROM steps AS s
JOIN shown AS g USING (agreement_id)
ORDER BY begins, s.agreement_id, s.date_start, s.status
