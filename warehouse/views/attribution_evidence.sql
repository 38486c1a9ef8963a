-- @view: One row a place where a text gives somebody's words or view, with who speaks, for whom they
--   stand, the sentence and the source, in plain columns.
-- @column speaker_actor_id: Who speaks (actors.actor_id); null where it could not be told.
-- @column speaker_name: Name of the speaker; else the speaker as the text names them.
-- @column speaker_kind: What the speaker is; null where it could not be told.
-- @column speaker_country: The country that the speaker belongs to or comes from (ISO 3166-1 alpha-3).
-- @column side_actor_id: The side for which the speaker then stands (actor_sides).
-- @column side_name: Its name.
-- @column kind: Quoted (direct), reported (indirect), or backed by a reference (citation).
-- @column cue: The wording that marks the content as theirs.
-- @column content: What is said.
-- @column reported_by: Names of those who report it, the outermost first, by ' > '; null where the
--   document does so itself.
-- @column sentence: The sentence in which the content starts.
-- @column title: Title of the document.
-- @column source_name: Its publisher.
-- @column published_on: Its date of publication.
-- @column genre: Its genre.
-- @column confidence: Estimated probability that the row is right. [unit: probability]
-- @column attribution_id: The attribution (attributions.attribution_id).
-- @column doc_id: The document (documents.doc_id).
-- @column sentence_id: The sentence (sentences.sentence_id).
-- @column char_start: Where the content starts in documents.text. [unit: characters]
-- @column char_end: Where the content ends in documents.text. [unit: characters]
WITH chains AS (
    SELECT
        attribution_id,
        unnest(reported_by_actor_ids) AS actor_id,
        generate_subscripts(reported_by_actor_ids, 1) AS place
    FROM attributions
),
named AS (
    SELECT attribution_id, string_agg(a.name, ' > ' ORDER BY place) AS reported_by
    FROM chains
    JOIN actors AS a USING (actor_id)
    GROUP BY attribution_id
)
SELECT
    s.speaker_actor_id,
    coalesce(a.name, s.speaker_text) AS speaker_name,
    a.kind AS speaker_kind,
    a.country AS speaker_country,
    x.side_actor_id,
    x.side_name,
    s.kind,
    s.cue,
    s.content,
    n.reported_by,
    substr(d.text, q.char_start + 1, q.char_end - q.char_start) AS sentence,
    d.title,
    d.source_name,
    d.published_on,
    d.genre,
    s.confidence,
    s.attribution_id,
    s.doc_id,
    s.sentence_id,
    s.char_start,
    s.char_end
FROM attributions AS s
JOIN documents AS d USING (doc_id)
JOIN sentences AS q USING (sentence_id)
LEFT JOIN actors AS a ON a.actor_id = s.speaker_actor_id
LEFT JOIN actor_sides AS x
    ON x.actor_id = s.speaker_actor_id
    AND coalesce(d.published_on, DATE '9999-12-31')
        BETWEEN coalesce(x.valid_from, DATE '0001-01-01')
        AND coalesce(x.valid_to, DATE '9999-12-31')
LEFT JOIN named AS n USING (attribution_id)
ORDER BY d.published_on NULLS LAST, s.doc_id, s.char_start, s.attribution_id
