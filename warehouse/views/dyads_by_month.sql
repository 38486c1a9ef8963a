-- @view: One row a source country, a target country and a month: what one did to the other, counted
--   once an event; only events that happened (factuality 'actual'). Where an event has several
--   sources and no target (a meeting, an agreement), each of them acts toward each other.
-- @column source_country: Country for which who acts stands (ISO 3166-1 alpha-3); an id of actors
--   where it stands for no country, such as org:nato, and where both are sides of one country, such
--   as an army and rebels (dyads_by_month_actors has all by sides).
-- @column target_country: Country for which who is acted upon stands, likewise.
-- @column month: First day of the month in which the events began; null where no text tells the
--   month.
-- @column n_events: Events. [unit: events]
-- @column n_verbal_cooperation: Events of verbal cooperation. [unit: events]
-- @column n_material_cooperation: Events of material cooperation. [unit: events]
-- @column n_verbal_conflict: Events of verbal conflict. [unit: events]
-- @column n_material_conflict: Events of material conflict. [unit: events]
-- @column mean_goldstein: Mean score from conflict to cooperation. [unit: Goldstein points]
-- @column n_mentions: Mentions of these events. [unit: mentions]
-- @column n_contested: Events on which documents or speakers disagree. [unit: events]
WITH parts AS (
    SELECT DISTINCT
        event_id,
        role,
        side_actor_id,
        CASE
            WHEN side_kind IN ('igo', 'alliance') THEN side_actor_id
            ELSE coalesce(side_country, actor_country, actor_id)
        END AS country,
        month
    FROM event_actors
    WHERE factuality = 'actual'
),
pairs AS (
    SELECT
        event_id,
        s.month,
        s.country AS source_country,
        t.country AS target_country,
        s.side_actor_id AS source_side,
        t.side_actor_id AS target_side
    FROM parts AS s
    JOIN parts AS t USING (event_id)
    WHERE s.role = 'source'
        AND (
            t.role = 'target'
            OR (
                s.side_actor_id <> t.side_actor_id
                AND event_id NOT IN (SELECT event_id FROM parts WHERE role = 'target')
            )
        )
),
-- Two sides of one country are told by their ids: a country does not fight itself.
dyads AS (
    SELECT DISTINCT
        event_id,
        month,
        if(source_country = target_country AND source_side <> target_side, source_side,
            source_country) AS source_country,
        if(source_country = target_country AND source_side <> target_side, target_side,
            target_country) AS target_country
    FROM pairs
)
SELECT
    d.source_country,
    d.target_country,
    d.month,
    count(*) AS n_events,
    count(*) FILTER (e.quad_class = 'verbal cooperation') AS n_verbal_cooperation,
    count(*) FILTER (e.quad_class = 'material cooperation') AS n_material_cooperation,
    count(*) FILTER (e.quad_class = 'verbal conflict') AS n_verbal_conflict,
    count(*) FILTER (e.quad_class = 'material conflict') AS n_material_conflict,
    round(avg(e.goldstein), 3) AS mean_goldstein,
    CAST(sum(e.n_mentions) AS BIGINT) AS n_mentions,
    count(*) FILTER (e.contested) AS n_contested
FROM dyads AS d
JOIN events AS e USING (event_id)
GROUP BY d.source_country, d.target_country, d.month
ORDER BY d.month NULLS LAST, d.source_country, d.target_country
