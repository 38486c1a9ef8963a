-- The same positions over all publishers and months, a row a holder and an issue.
WITH cells AS (
    SELECT
        holder_actor_id AS holder,
        issue_id AS issue,
        count(*) FILTER (position = 'support') AS support,
        count(*) FILTER (position = 'oppose') AS oppose,
        count(*) FILTER (position = 'conditional') AS conditional,
        count(*) FILTER (position = 'neutral') AS neutral,
        count(*) AS n
    FROM stances
    WHERE issue_id IS NOT NULL
    GROUP BY ALL
)
SELECT
    *,
    sum(n) OVER (PARTITION BY holder) AS n_holder,
    sum(n) OVER (PARTITION BY issue) AS n_issue
FROM cells
ORDER BY n_holder DESC, holder, n_issue DESC, issue
