-- @view: One row a period and two organisations that took sides on one concept: on how many they agree,
--   as the actor network (one-mode) of Discourse Network Analyzer; each pair stands once.
-- @column period_kind: all, year or month.
-- @column period: The year as 2022, the month as 2022-03, or all.
-- @column actor: One organisation, the first by name.
-- @column with_actor: The other.
-- @column congruence: Concepts with which both agree, and concepts with which both disagree.
--   [unit: concepts]
-- @column conflict: Concepts with which one agrees and the other disagrees. [unit: concepts]
-- @column subtract: Congruence less conflict. [unit: concepts]
-- @column normalised: Subtract by the mean number of concepts on which each of the two took a side
--   (DNA's average activity). [unit: share]
WITH sides AS (
    SELECT period_kind, period, actor, concept, 1 AS agreement
    FROM discourse_two_mode
    WHERE n_agree > 0
    UNION ALL
    SELECT period_kind, period, actor, concept, 0
    FROM discourse_two_mode
    WHERE n_disagree > 0
),
active AS (
    SELECT period_kind, period, actor, count(DISTINCT concept) AS n FROM sides GROUP BY ALL
),
paired AS (
    SELECT
        period_kind,
        period,
        a.actor,
        b.actor AS with_actor,
        count(*) FILTER (a.agreement = b.agreement) AS congruence,
        count(*) FILTER (a.agreement <> b.agreement) AS conflict
    FROM sides AS a
    JOIN sides AS b USING (period_kind, period, concept)
    WHERE a.actor < b.actor
    GROUP BY ALL
)
SELECT
    p.period_kind,
    p.period,
    p.actor,
    p.with_actor,
    p.congruence,
    p.conflict,
    p.congruence - p.conflict AS subtract,
    2 * (p.congruence - p.conflict) / (a.n + b.n) AS normalised
FROM paired AS p
JOIN active AS a ON (a.period_kind, a.period, a.actor) = (p.period_kind, p.period, p.actor)
JOIN active AS b ON (b.period_kind, b.period, b.actor) = (p.period_kind, p.period, p.with_actor)
ORDER BY p.period_kind, p.period, p.actor, p.with_actor
