-- @view: One row an event, in order of time, with the names of those who act and are acted upon.
-- @column date_start: First day on which it happened; null where no text tells.
-- @column date_end: Last day on which it happened.
-- @column date_precision: What the interval stands for; 'none' where no text gives a date.
-- @column date_text: The date as exactly as it is known: 2022-03-16, 2022-03, 2022, or the first and the
--   last day as 2022-03-16/2022-03-20; null where it is unknown.
-- @column event_id: The event (events.event_id).
-- @column event_type: PLOVER event type.
-- @column event_mode: PLOVER mode, where one applies.
-- @column label: A readable line: who, what, whom, when.
-- @column sources: Names of those who act, as a list.
-- @column targets: Names of those to or against whom, as a list.
-- @column source_countries: Countries for which those who act then stand (ISO 3166-1 alpha-3), each
--   once, sorted.
-- @column target_countries: Countries for which those acted upon then stand (ISO 3166-1 alpha-3),
--   each once, sorted.
-- @column place_name: The place as the texts name it.
-- @column factuality: Whether it happened, by the texts.
-- @column quad_class: Quad class.
-- @column goldstein: Score from conflict to cooperation. [unit: Goldstein points]
-- @column contested: True where documents or speakers disagree (event_conflicts).
-- @column n_mentions: Mentions joined. [unit: mentions]
-- @column n_documents: Documents that tell of it. [unit: documents]
-- @column n_sources: Publishers that tell of it. [unit: publishers]
-- @column first_published_on: Earliest publication date among the documents.
-- @column confidence: Estimated probability that the event is right. [unit: probability]
WITH named AS (
    SELECT
        event_id,
        role,
        list(actor_name ORDER BY actor_name, actor_id) AS names,
        list(DISTINCT side_country ORDER BY side_country)
            FILTER (side_country IS NOT NULL) AS countries
    FROM event_actors
    GROUP BY event_id, role
)
SELECT
    e.date_start,
    e.date_end,
    e.date_precision,
    date_text(e.date_precision, e.date_start, e.date_end) AS date_text,
    e.event_id,
    e.event_type,
    e.event_mode,
    e.label,
    coalesce(s.names, []) AS sources,
    coalesce(t.names, []) AS targets,
    coalesce(s.countries, []) AS source_countries,
    coalesce(t.countries, []) AS target_countries,
    e.place_name,
    e.factuality,
    e.quad_class,
    e.goldstein,
    e.contested,
    e.n_mentions,
    e.n_documents,
    e.n_sources,
    e.first_published_on,
    e.confidence
FROM events AS e
LEFT JOIN named AS s ON s.event_id = e.event_id AND s.role = 'source'
LEFT JOIN named AS t ON t.event_id = e.event_id AND t.role = 'target'
ORDER BY e.date_start NULLS LAST, e.date_end NULLS LAST, e.event_id
