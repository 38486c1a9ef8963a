-- @view: One row an actor: how often texts name it, what it does and undergoes, and what it says.
-- @column actor_id: The actor (actors.actor_id).
-- @column name: Preferred English name.
-- @column kind: What the actor is.
-- @column country: Country the actor belongs to (ISO 3166-1 alpha-3).
-- @column conflict_role: Role in the conflict by the codebook in use.
-- @column n_mentions: Wordings in the texts that stand for it. [unit: mentions]
-- @column n_documents: Documents that mention it. [unit: documents]
-- @column n_events_as_source: Events in which it acts. [unit: events]
-- @column n_events_as_target: Events in which it is acted upon. [unit: events]
-- @column n_verbal_cooperation: Events of verbal cooperation in which it acts. [unit: events]
-- @column n_material_cooperation: Events of material cooperation in which it acts. [unit: events]
-- @column n_verbal_conflict: Events of verbal conflict in which it acts. [unit: events]
-- @column n_material_conflict: Events of material conflict in which it acts. [unit: events]
-- @column mean_goldstein_as_source: Mean score of the events in which it acts.
--   [unit: Goldstein points]
-- @column first_event_on: First day of its earliest dated event.
-- @column last_event_on: First day of its latest dated event.
-- @column n_stances: Places in the texts that show a position of it. [unit: stances]
-- @column n_attributions: Places in the texts that give its words or view. [unit: attributions]
WITH named AS (
    SELECT actor_id, count(*) AS n_mentions, count(DISTINCT doc_id) AS n_documents
    FROM mentions
    GROUP BY actor_id
),
parts AS (
    SELECT event_id, 'source' AS role, unnest(list_distinct(source_actor_ids)) AS actor_id
    FROM events
    UNION ALL
    SELECT event_id, 'target' AS role, unnest(list_distinct(target_actor_ids)) AS actor_id
    FROM events
),
acting AS (
    SELECT
        p.actor_id,
        count(*) FILTER (p.role = 'source') AS n_source,
        count(*) FILTER (p.role = 'target') AS n_target,
        count(*) FILTER (p.role = 'source' AND e.quad_class = 'verbal cooperation') AS n_vcoop,
        count(*) FILTER (p.role = 'source' AND e.quad_class = 'material cooperation') AS n_mcoop,
        count(*) FILTER (p.role = 'source' AND e.quad_class = 'verbal conflict') AS n_vconf,
        count(*) FILTER (p.role = 'source' AND e.quad_class = 'material conflict') AS n_mconf,
        round(avg(e.goldstein) FILTER (p.role = 'source'), 3) AS mean_goldstein,
        min(e.date_start) AS first_event_on,
        max(e.date_start) AS last_event_on
    FROM parts AS p
    JOIN events AS e USING (event_id)
    GROUP BY p.actor_id
),
holding AS (
    SELECT holder_actor_id AS actor_id, count(*) AS n_stances FROM stances GROUP BY ALL
),
speaking AS (
    SELECT speaker_actor_id AS actor_id, count(*) AS n_attributions FROM attributions GROUP BY ALL
)
SELECT
    a.actor_id,
    a.name,
    a.kind,
    a.country,
    a.conflict_role,
    coalesce(n.n_mentions, 0) AS n_mentions,
    coalesce(n.n_documents, 0) AS n_documents,
    coalesce(x.n_source, 0) AS n_events_as_source,
    coalesce(x.n_target, 0) AS n_events_as_target,
    coalesce(x.n_vcoop, 0) AS n_verbal_cooperation,
    coalesce(x.n_mcoop, 0) AS n_material_cooperation,
    coalesce(x.n_vconf, 0) AS n_verbal_conflict,
    coalesce(x.n_mconf, 0) AS n_material_conflict,
    x.mean_goldstein AS mean_goldstein_as_source,
    x.first_event_on,
    x.last_event_on,
    coalesce(h.n_stances, 0) AS n_stances,
    coalesce(s.n_attributions, 0) AS n_attributions
FROM actors AS a
LEFT JOIN named AS n USING (actor_id)
LEFT JOIN acting AS x USING (actor_id)
LEFT JOIN holding AS h USING (actor_id)
LEFT JOIN speaking AS s USING (actor_id)
ORDER BY n_events_as_source DESC, n_mentions DESC, a.actor_id
