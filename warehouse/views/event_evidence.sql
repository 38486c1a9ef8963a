-- @view: One row a place in a text that tells an event, with its sentence, its source, who did what to
--   whom, where, and on whose word, in plain columns.
-- @column event_id: The event (events.event_id).
-- @column event_label: A readable line: who, what, whom, when.
-- @column event_type: PLOVER event type, as read here.
-- @column event_mode: PLOVER mode, as read here, where one applies.
-- @column cameo_code: CAMEO code, which keeps detail that PLOVER folds away.
-- @column quad_class: Quad class of the event.
-- @column goldstein: Score of the event from conflict to cooperation. [unit: Goldstein points]
-- @column date_start: First day on which it happened, as told here; null where not told.
-- @column date_end: Last day on which it happened, as told here.
-- @column date_precision: What the interval stands for; 'none' where no date is told here.
-- @column date_text: The date as exactly as it is known: 2022-03-16, 2022-03, 2022, or the first and the
--   last day as 2022-03-16/2022-03-20; null where it is unknown.
-- @column who: Names of those who act, by '; '.
-- @column whom: Names of those to or against whom, by '; '.
-- @column place_name: The place as the text names it.
-- @column place_country: Country of the place (ISO 3166-1 alpha-3).
-- @column latitude: Latitude of the place (WGS 84). [unit: degrees]
-- @column longitude: Longitude of the place (WGS 84). [unit: degrees]
-- @column factuality: Whether it happened, by this text.
-- @column word_of: Name of the actor on whose word the text rests it; 'the author' for the document's
--   own voice.
-- @column attributed_to_actor_id: That actor (actors.actor_id).
-- @column trigger: The words that tell it.
-- @column sentence: The sentence that tells it.
-- @column title: Title of the document.
-- @column source_name: Its publisher.
-- @column published_on: Its date of publication.
-- @column genre: Its genre.
-- @column contested: True where documents or speakers disagree on the event.
-- @column confidence: Estimated probability that the row is right. [unit: probability]
-- @column event_mention_id: The mention (event_mentions.event_mention_id).
-- @column doc_id: The document (documents.doc_id).
-- @column sentence_id: The sentence (sentences.sentence_id).
-- @column char_start: Where the words start in documents.text, counted from 0. [unit: characters]
-- @column char_end: Where they end. [unit: characters]
WITH taking_part AS (
    SELECT event_mention_id, 'source' AS role, unnest(source_actor_ids) AS actor_id
    FROM event_mentions
    UNION ALL
    SELECT event_mention_id, 'target', unnest(target_actor_ids) FROM event_mentions
),
named AS (
    SELECT
        event_mention_id,
        string_agg(DISTINCT a.name, '; ' ORDER BY a.name) FILTER (role = 'source') AS who,
        string_agg(DISTINCT a.name, '; ' ORDER BY a.name) FILTER (role = 'target') AS whom
    FROM taking_part
    JOIN actors AS a USING (actor_id)
    GROUP BY event_mention_id
)
SELECT
    m.event_id,
    e.label AS event_label,
    m.event_type,
    m.event_mode,
    m.cameo_code,
    e.quad_class,
    e.goldstein,
    m.date_start,
    m.date_end,
    m.date_precision,
    date_text(m.date_precision, m.date_start, m.date_end) AS date_text,
    n.who,
    n.whom,
    m.place_name,
    p.country AS place_country,
    p.latitude,
    p.longitude,
    m.factuality,
    w.name AS word_of,
    m.attributed_to_actor_id,
    m.trigger,
    substr(d.text, s.char_start + 1, s.char_end - s.char_start) AS sentence,
    d.title,
    d.source_name,
    d.published_on,
    d.genre,
    e.contested,
    m.confidence,
    m.event_mention_id,
    m.doc_id,
    m.sentence_id,
    m.char_start,
    m.char_end
FROM event_mentions AS m
JOIN events AS e USING (event_id)
JOIN documents AS d USING (doc_id)
JOIN sentences AS s USING (sentence_id)
LEFT JOIN named AS n USING (event_mention_id)
LEFT JOIN places AS p ON p.place_id = m.place_id
LEFT JOIN actors AS w ON w.actor_id = m.attributed_to_actor_id
ORDER BY e.date_start NULLS LAST, m.event_id, d.published_on NULLS LAST, m.doc_id, m.char_start,
    m.event_mention_id
