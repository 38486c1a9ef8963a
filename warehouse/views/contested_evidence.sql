-- @view: One row an event, a value on which documents or speakers disagree, and a document that gives
--   it; contested_events as rows, for BI tools.
-- @column event_id: The event (events.event_id).
-- @column event_label: A readable line: who, what, whom, when.
-- @column event_type: PLOVER event type.
-- @column date_start: First day on which it happened, as the release resolves it.
-- @column attribute: What they disagree about: date, factuality, source, target, place or quantity.
-- @column value: The value that the document gives.
-- @column doc_id: The document (documents.doc_id).
-- @column title: Its title.
-- @column source_name: Its publisher.
-- @column published_on: Its date of publication.
SELECT
    c.event_id,
    e.label AS event_label,
    e.event_type,
    e.date_start,
    c.attribute,
    c.value,
    c.doc_id,
    d.title,
    d.source_name,
    d.published_on
FROM (
    SELECT event_id, attribute, value, unnest(list_distinct(doc_ids)) AS doc_id
    FROM event_conflicts
) AS c
JOIN events AS e USING (event_id)
JOIN documents AS d USING (doc_id)
ORDER BY e.date_start NULLS LAST, c.event_id, c.attribute, c.value, d.published_on NULLS LAST,
    c.doc_id
