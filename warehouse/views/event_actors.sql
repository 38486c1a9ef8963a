-- @view: One row an event and an actor in it: what each did or underwent, with whom it stood for on
--   that day; the lists of events as rows, for BI tools.
-- @column event_id: The event (events.event_id).
-- @column role: Whether the actor acts (source) or is acted upon (target).
-- @column actor_id: The actor (actors.actor_id).
-- @column actor_name: Its name.
-- @column actor_kind: What it is.
-- @column actor_country: The country that it belongs to or comes from (ISO 3166-1 alpha-3).
-- @column sector: Its PLOVER sector; null for states and where nothing tells it.
-- @column conflict_role: Its role in the conflict by the codebook in use.
-- @column side_actor_id: The side for which it stands at the event's date (actor_sides).
-- @column side_name: Name of that side.
-- @column side_kind: What that side is.
-- @column side_country: Country of the side; null for organisations of several states.
-- @column event_label: A readable line: who, what, whom, when.
-- @column event_type: PLOVER event type.
-- @column event_mode: PLOVER mode, where one applies.
-- @column quad_class: Quad class.
-- @column goldstein: Score from conflict to cooperation. [unit: Goldstein points]
-- @column date_start: First day on which it happened; null where no text tells.
-- @column date_end: Last day on which it happened.
-- @column date_precision: What the interval stands for; 'none' where no text gives a date.
-- @column month: First day of its month; null where no text tells the month.
-- @column place_name: The place as the texts name it.
-- @column factuality: Whether it happened, by the texts.
-- @column contested: True where documents or speakers disagree (event_conflicts).
-- @column n_mentions: Mentions joined. [unit: mentions]
-- @column n_documents: Documents that tell of it. [unit: documents]
-- @column confidence: Estimated probability that the event is right. [unit: probability]
WITH taking_part AS (
    SELECT event_id, 'source' AS role, unnest(list_distinct(source_actor_ids)) AS actor_id
    FROM events
    UNION ALL
    SELECT event_id, 'target', unnest(list_distinct(target_actor_ids)) FROM events
)
SELECT
    e.event_id,
    t.role,
    t.actor_id,
    a.name AS actor_name,
    a.kind AS actor_kind,
    a.country AS actor_country,
    a.sector,
    a.conflict_role,
    s.side_actor_id,
    s.side_name,
    s.side_kind,
    s.side_country,
    e.label AS event_label,
    e.event_type,
    e.event_mode,
    e.quad_class,
    e.goldstein,
    e.date_start,
    e.date_end,
    e.date_precision,
    CASE
        WHEN e.date_precision IN ('day', 'month', 'interval')
            THEN CAST(date_trunc('month', e.date_start) AS DATE)
    END AS month,
    e.place_name,
    e.factuality,
    e.contested,
    e.n_mentions,
    e.n_documents,
    e.confidence
FROM taking_part AS t
JOIN events AS e USING (event_id)
JOIN actors AS a USING (actor_id)
-- An event without a date counts as of its first publication, else as of the latest office.
JOIN actor_sides AS s
    ON s.actor_id = t.actor_id
    AND coalesce(e.date_start, e.first_published_on, DATE '9999-12-31')
        BETWEEN coalesce(s.valid_from, DATE '0001-01-01')
        AND coalesce(s.valid_to, DATE '9999-12-31')
ORDER BY e.date_start NULLS LAST, e.event_id, t.role, t.actor_id
