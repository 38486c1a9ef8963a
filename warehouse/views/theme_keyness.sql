-- @view: One row a publisher, another one (or all others) and a theme: how much more the one speaks of
--   it than the other, as log-odds with an informative Dirichlet prior (Monroe, Colaresi and Quinn
--   2008) over themes of the same kind.
-- @column source_name: The publisher; a document's address where none is known.
-- @column other_source_name: The publisher with whom it is compared; null for all others together.
-- @column theme_id: The theme (themes.theme_id).
-- @column theme_kind: By what it is coded: issue, reason or interest.
-- @column theme_name: Its name.
-- @column n_segments: Places of the publisher that show it. [unit: segments]
-- @column n_other_segments: Places of the other that show it. [unit: segments]
-- @column share: Of the publisher's places that show a theme of this kind. [unit: share]
-- @column other_share: Of the other's places that show a theme of this kind. [unit: share]
-- @column log_odds: Logarithm of the ratio of their odds; more than 0 where the publisher speaks more of
--   it. [unit: nats]
-- @column z_score: The log-odds by their standard error; beyond 1.96 in either direction chance is an
--   unlikely reason. [unit: standard errors]
WITH counted AS (
    SELECT source_name, theme_kind, theme_id, theme_name, count(*) AS n
    FROM coded_segments
    GROUP BY ALL
),
sizes AS (
    SELECT source_name, theme_kind, sum(n) AS n FROM counted GROUP BY ALL
),
background AS (
    SELECT
        theme_kind,
        theme_id,
        theme_name,
        sum(n) AS n,
        sum(sum(n)) OVER (PARTITION BY theme_kind) AS n_all,
        count(*) OVER (PARTITION BY theme_kind) AS prior_all
    FROM counted
    GROUP BY theme_kind, theme_id, theme_name
),
-- The prior weighs as many places as there are themes, spread as all texts spread theirs.
compared AS (
    SELECT
        p.source_name,
        q.source_name AS other_source_name,
        b.theme_id,
        b.theme_kind,
        b.theme_name,
        coalesce(pc.n, 0) AS y,
        if(q.source_name IS NULL, b.n - coalesce(pc.n, 0), coalesce(qc.n, 0)) AS y_other,
        p.n AS size,
        if(q.source_name IS NULL, b.n_all - p.n, q.n) AS size_other,
        b.prior_all,
        b.prior_all * b.n / b.n_all AS prior
    FROM sizes AS p
    JOIN (
        SELECT source_name, theme_kind, n FROM sizes
        UNION ALL
        SELECT DISTINCT NULL, theme_kind, NULL FROM sizes
    ) AS q ON q.theme_kind = p.theme_kind AND q.source_name IS DISTINCT FROM p.source_name
    JOIN background AS b ON b.theme_kind = p.theme_kind
    LEFT JOIN counted AS pc ON pc.source_name = p.source_name AND pc.theme_id = b.theme_id
    LEFT JOIN counted AS qc ON qc.source_name = q.source_name AND qc.theme_id = b.theme_id
),
weighed AS (
    SELECT
        *,
        ln((y + prior) / (size + prior_all - y - prior))
            - ln((y_other + prior) / (size_other + prior_all - y_other - prior)) AS log_odds,
        sqrt(1 / (y + prior) + 1 / (y_other + prior)) AS standard_error
    FROM compared
    WHERE y + y_other > 0 AND prior_all > 1 AND size_other > 0
)
SELECT
    source_name,
    other_source_name,
    theme_id,
    theme_kind,
    theme_name,
    y AS n_segments,
    y_other::BIGINT AS n_other_segments,
    y / size AS share,
    y_other / size_other AS other_share,
    log_odds,
    log_odds / standard_error AS z_score
FROM weighed
ORDER BY source_name, other_source_name NULLS FIRST, z_score DESC, theme_id
