-- @view: One row an actor, a theme and a publisher: how often the actor holds the theme in its texts, or
--   is named in a sentence that shows it.
-- @column actor_id: The actor (actors.actor_id).
-- @column actor_name: Its name.
-- @column country: Its country (ISO 3166-1 alpha-3).
-- @column relation: 'holds' where it is the actor's position, interest or word; 'named' where the
--   sentence names the actor, whoever holds it.
-- @column theme_id: The theme (themes.theme_id).
-- @column theme_kind: By what it is coded: issue, reason or interest.
-- @column theme_name: Its name.
-- @column value: The position, the kind of interest or the outcome; null for 'named'.
-- @column source_name: The publisher; a document's address where none is known.
-- @column n_segments: Places that show it. [unit: segments]
-- @column n_documents: Documents that show it. [unit: documents]
-- @column share: Of all places in which the publisher so relates the actor to a theme of this kind.
--   [unit: share]
-- @column doc_ids: The documents (documents.doc_id), sorted.
WITH related AS (
    SELECT 'holds' AS relation, actor_id, theme_id, theme_kind, theme_name, value, source_name,
        doc_id, row_id
    FROM coded_segments
    WHERE actor_id IS NOT NULL
    UNION ALL
    SELECT DISTINCT 'named', m.actor_id, c.theme_id, c.theme_kind, c.theme_name, NULL,
        c.source_name, c.doc_id, c.row_id
    FROM coded_segments AS c
    JOIN mentions AS m USING (sentence_id)
    WHERE m.actor_id IS NOT NULL
)
SELECT
    r.actor_id,
    coalesce(a.name, r.actor_id) AS actor_name,
    a.country,
    r.relation,
    r.theme_id,
    r.theme_kind,
    r.theme_name,
    r.value,
    r.source_name,
    count(*) AS n_segments,
    count(DISTINCT r.doc_id) AS n_documents,
    count(*) / sum(count(*)) OVER (
        PARTITION BY r.actor_id, r.relation, r.theme_kind, r.source_name
    ) AS share,
    list(DISTINCT r.doc_id ORDER BY r.doc_id) AS doc_ids
FROM related AS r
LEFT JOIN actors AS a USING (actor_id)
GROUP BY r.actor_id, a.name, a.country, r.relation, r.theme_id, r.theme_kind, r.theme_name, r.value,
    r.source_name
ORDER BY actor_name, r.actor_id, r.relation, r.theme_kind, n_segments DESC, r.theme_id, r.value,
    r.source_name
