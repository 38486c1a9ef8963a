-- @view: One row a side that acts, a side acted upon and a month: what one did to the other, counted
--   once an event; only events that happened (factuality 'actual'). Sides are states, organisations,
--   armed groups and other actors that stand for themselves (actor_sides), so an army and rebels of
--   one country are two. Where an event has several sources and no target (a meeting, an
--   agreement), each of them acts toward each other.
-- @column source_actor_id: The side that acts (actors.actor_id).
-- @column source_name: Its name.
-- @column source_kind: What it is.
-- @column target_actor_id: The side that is acted upon (actors.actor_id).
-- @column target_name: Its name.
-- @column target_kind: What it is.
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
    SELECT DISTINCT event_id, role, side_actor_id, month
    FROM event_actors
    WHERE factuality = 'actual'
),
dyads AS (
    SELECT DISTINCT
        event_id,
        s.side_actor_id AS source_actor_id,
        t.side_actor_id AS target_actor_id,
        s.month
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
)
SELECT
    d.source_actor_id,
    s.name AS source_name,
    s.kind AS source_kind,
    d.target_actor_id,
    t.name AS target_name,
    t.kind AS target_kind,
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
JOIN actors AS s ON s.actor_id = d.source_actor_id
JOIN actors AS t ON t.actor_id = d.target_actor_id
GROUP BY d.source_actor_id, s.name, s.kind, d.target_actor_id, t.name, t.kind, d.month
ORDER BY d.month NULLS LAST, d.source_actor_id, d.target_actor_id
