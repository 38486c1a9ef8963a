-- @view: One row a source country, a target country and a month: what one did to the other, counted
--   once an event; only events that happened (factuality 'actual'). Where an event has several
--   sources and no target (a meeting, an agreement), each of them acts toward each other.
-- @column source_country: Country of who acts (ISO 3166-1 alpha-3); the actor's id where the actor
--   belongs to no country, such as org:nato.
-- @column target_country: Country of who is acted upon (ISO 3166-1 alpha-3); the actor's id where
--   the actor belongs to no country.
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
WITH happened AS (
    SELECT
        *,
        CASE WHEN date_precision IN ('day', 'month', 'interval')
            THEN CAST(date_trunc('month', date_start) AS DATE) END AS month
    FROM events
    WHERE factuality = 'actual'
),
sources AS (
    SELECT event_id, coalesce(a.country, s.actor_id) AS country
    FROM (SELECT event_id, unnest(source_actor_ids) AS actor_id FROM happened) AS s
    LEFT JOIN actors AS a USING (actor_id)
),
targets AS (
    SELECT event_id, coalesce(a.country, t.actor_id) AS country
    FROM (SELECT event_id, unnest(target_actor_ids) AS actor_id FROM happened) AS t
    LEFT JOIN actors AS a USING (actor_id)
),
dyads AS (
    SELECT DISTINCT event_id, s.country AS source_country, t.country AS target_country
    FROM sources AS s JOIN targets AS t USING (event_id)
    UNION
    SELECT DISTINCT event_id, s.country AS source_country, o.country AS target_country
    FROM sources AS s JOIN sources AS o USING (event_id)
    WHERE s.country <> o.country
        AND event_id NOT IN (SELECT event_id FROM targets)
)
SELECT
    d.source_country,
    d.target_country,
    e.month,
    count(*) AS n_events,
    count(*) FILTER (e.quad_class = 'verbal cooperation') AS n_verbal_cooperation,
    count(*) FILTER (e.quad_class = 'material cooperation') AS n_material_cooperation,
    count(*) FILTER (e.quad_class = 'verbal conflict') AS n_verbal_conflict,
    count(*) FILTER (e.quad_class = 'material conflict') AS n_material_conflict,
    avg(e.goldstein) AS mean_goldstein,
    CAST(sum(e.n_mentions) AS BIGINT) AS n_mentions,
    count(*) FILTER (e.contested) AS n_contested
FROM dyads AS d
JOIN happened AS e USING (event_id)
GROUP BY d.source_country, d.target_country, e.month
ORDER BY e.month NULLS LAST, d.source_country, d.target_country
