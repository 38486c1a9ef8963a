-- @view: One row a value that some document or speaker gives where they disagree on an event.
-- @column event_id: The event (events.event_id).
-- @column label: A readable line: who, what, whom, when.
-- @column event_type: PLOVER event type.
-- @column date_start: First day on which it happened, as the release resolves it.
-- @column factuality: Whether it happened, as the release resolves it.
-- @column attribute: What they disagree about: date, factuality, source, target, place or quantity.
-- @column value: The value given.
-- @column n_documents: Documents that give this value. [unit: documents]
-- @column doc_ids: The documents that give it (documents.doc_id), sorted.
-- @column source_names: Their publishers, sorted.
-- @column attributed_to_actor_ids: On whose word they give it (actors.actor_id), sorted.
-- @column attributed_to_names: Names of those, sorted.
WITH words AS (
    SELECT
        event_id,
        attribute,
        value,
        list(DISTINCT coalesce(a.name, w.actor_id) ORDER BY coalesce(a.name, w.actor_id)) AS names
    FROM (
        SELECT event_id, attribute, value, unnest(attributed_to_actor_ids) AS actor_id
        FROM event_conflicts
    ) AS w
    LEFT JOIN actors AS a USING (actor_id)
    GROUP BY ALL
)
SELECT
    c.event_id,
    e.label,
    e.event_type,
    e.date_start,
    e.factuality,
    c.attribute,
    c.value,
    CAST(len(c.doc_ids) AS BIGINT) AS n_documents,
    c.doc_ids,
    c.source_names,
    c.attributed_to_actor_ids,
    coalesce(w.names, []) AS attributed_to_names
FROM event_conflicts AS c
JOIN events AS e USING (event_id)
LEFT JOIN words AS w USING (event_id, attribute, value)
ORDER BY e.date_start NULLS LAST, c.event_id, c.attribute, n_documents DESC, c.value
