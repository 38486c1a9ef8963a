-- @view: One row a statement of what became of an agreement, in the order of what is told: with its
--   source, and on whose word.
-- @column agreement_id: The agreement (agreements.agreement_id).
-- @column agreement_name: Its name.
-- @column kind: What kind of instrument it is.
-- @column status: What became of it by this statement.
-- @column date_start: First day on which that happened.
-- @column date_end: Last day on which that happened.
-- @column date_precision: What the interval stands for.
-- @column factuality: Whether it happened, by the text.
-- @column by_actor_ids: Who so acts (actors.actor_id), sorted; empty where all parties do, or nobody
--   is told.
-- @column by_names: Names of those, sorted.
-- @column attributed_to_actor_id: On whose word the text rests it (actors.actor_id); 'author' is the
--   document's own voice.
-- @column attributed_to_name: Name of that actor.
-- @column contested: True where documents or speakers disagree on what became of the agreement.
-- @column sentence: The sentence that tells it.
-- @column doc_id: The document (documents.doc_id).
-- @column title: Its title.
-- @column source_name: Its publisher.
-- @column published_on: Its date of publication.
-- @column agreement_status_id: The statement (agreement_status.agreement_status_id).
WITH acting AS (
    SELECT
        agreement_status_id,
        list(DISTINCT coalesce(a.name, b.actor_id) ORDER BY coalesce(a.name, b.actor_id)) AS names
    FROM (
        SELECT agreement_status_id, unnest(by_actor_ids) AS actor_id FROM agreement_status
    ) AS b
    LEFT JOIN actors AS a USING (actor_id)
    GROUP BY ALL
)
SELECT
    s.agreement_id,
    g.name AS agreement_name,
    g.kind,
    s.status,
    s.date_start,
    s.date_end,
    s.date_precision,
    s.factuality,
    s.by_actor_ids,
    coalesce(b.names, []) AS by_names,
    s.attributed_to_actor_id,
    coalesce(w.name, s.attributed_to_actor_id) AS attributed_to_name,
    g.contested,
    substr(d.text, t.char_start + 1, t.char_end - t.char_start) AS sentence,
    s.doc_id,
    d.title,
    d.source_name,
    d.published_on,
    s.agreement_status_id
FROM agreement_status AS s
JOIN agreements AS g USING (agreement_id)
JOIN documents AS d USING (doc_id)
JOIN sentences AS t USING (sentence_id)
LEFT JOIN acting AS b USING (agreement_status_id)
LEFT JOIN actors AS w ON w.actor_id = s.attributed_to_actor_id
ORDER BY agreement_name, s.agreement_id, s.date_start NULLS LAST, d.published_on NULLS LAST,
    s.doc_id, s.char_start, s.agreement_status_id
