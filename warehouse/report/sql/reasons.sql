-- Reasons that publishers, or texts without one, give for an outcome.
WITH given AS (
    SELECT x.outcome, x.reason, coalesce(d.source_name, title_of(d.title, d.source_uri)) AS publisher, count(*) AS n
    FROM explanations AS x
    JOIN documents AS d USING (doc_id)
    GROUP BY ALL
)
SELECT
    *,
    sum(n) OVER (PARTITION BY outcome) AS n_outcome,
    sum(n) OVER (PARTITION BY outcome, reason) AS n_reason
FROM given
ORDER BY n_outcome DESC, outcome, n_reason DESC, reason, publisher
