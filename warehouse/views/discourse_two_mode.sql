-- @view: One row a period, an organisation and a concept: how often it agrees and disagrees, as the
--   affiliation network (two-mode) of Discourse Network Analyzer.
-- @column period_kind: all, year or month.
-- @column period: The year as 2022, the month as 2022-03, or all.
-- @column actor: The organisation or state, or a person without any (discourse_statements).
-- @column concept: The issue.
-- @column n_agree: Statements that agree. [unit: statements]
-- @column n_disagree: Statements that disagree. [unit: statements]
-- @column balance: Agreements less disagreements, by both: from -1 to 1. [unit: share]
WITH told AS (
    SELECT
        coalesce(organization, person) AS actor,
        concept,
        agreement,
        unnest(
            [
                {'period_kind': 'all', 'period': 'all'},
                {'period_kind': 'year', 'period': strftime(date, '%Y')},
                {'period_kind': 'month', 'period': strftime(date, '%Y-%m')}
            ],
            recursive := true
        )
    FROM discourse_statements
    WHERE agreement IS NOT NULL
)
SELECT
    period_kind,
    period,
    actor,
    concept,
    count(*) FILTER (agreement = 1) AS n_agree,
    count(*) FILTER (agreement = 0) AS n_disagree,
    (count(*) FILTER (agreement = 1) - count(*) FILTER (agreement = 0)) / count(*) AS balance
FROM told
WHERE period IS NOT NULL
GROUP BY ALL
ORDER BY period_kind, period, actor, concept
