-- @view: One row a place in a text that shows a position, with who holds it, for whom they stand, the
--   sentence and the source, in plain columns.
-- @column holder_actor_id: Who holds it (actors.actor_id).
-- @column holder_name: Name of the holder.
-- @column holder_kind: What the holder is.
-- @column holder_country: The country that the holder belongs to or comes from (ISO 3166-1 alpha-3).
-- @column side_actor_id: The side for which the holder then stands (actor_sides).
-- @column side_name: Its name.
-- @column position: The position: support, oppose, conditional or neutral.
-- @column strength: How strongly it is put, from 0 to 1. [unit: share]
-- @column on_what: Name of the issue, or of the actor toward whom it is held.
-- @column issue_id: The issue (issues.issue_id); null when toward an actor.
-- @column issue_name: Name of the issue; null when toward an actor.
-- @column target_actor_id: The actor toward whom it is held; null when on an issue.
-- @column target_name: Name of that actor; null when on an issue.
-- @column about: Names of those whom the wording of the issue is about, by '; '.
-- @column stated_on: When it was stated; else the date of publication.
-- @column word_of: Name of the actor on whose word the text rests it.
-- @column attributed_to_actor_id: That actor (actors.actor_id); 'author' is the document's own voice.
-- @column wording: The words that show it.
-- @column sentence: The sentence that shows it.
-- @column title: Title of the document.
-- @column source_name: Its publisher.
-- @column published_on: Its date of publication.
-- @column genre: Its genre.
-- @column confidence: Estimated probability that the row is right. [unit: probability]
-- @column stance_id: The stance (stances.stance_id).
-- @column doc_id: The document (documents.doc_id).
-- @column sentence_id: The sentence (sentences.sentence_id).
-- @column char_start: Where the words start in documents.text, counted from 0. [unit: characters]
-- @column char_end: Where they end. [unit: characters]
WITH named AS (
    SELECT stance_id, string_agg(a.name, '; ' ORDER BY a.name) AS about
    FROM (SELECT stance_id, unnest(list_distinct(about_actor_ids)) AS actor_id FROM stances)
    JOIN actors AS a USING (actor_id)
    GROUP BY stance_id
)
SELECT
    s.holder_actor_id,
    h.name AS holder_name,
    h.kind AS holder_kind,
    h.country AS holder_country,
    x.side_actor_id,
    x.side_name,
    s.position,
    s.strength,
    coalesce(i.name, t.name) AS on_what,
    s.issue_id,
    i.name AS issue_name,
    s.target_actor_id,
    t.name AS target_name,
    n.about,
    s.stated_on,
    w.name AS word_of,
    s.attributed_to_actor_id,
    substr(d.text, s.char_start + 1, s.char_end - s.char_start) AS wording,
    substr(d.text, q.char_start + 1, q.char_end - q.char_start) AS sentence,
    d.title,
    d.source_name,
    d.published_on,
    d.genre,
    s.confidence,
    s.stance_id,
    s.doc_id,
    s.sentence_id,
    s.char_start,
    s.char_end
FROM stances AS s
JOIN documents AS d USING (doc_id)
JOIN sentences AS q USING (sentence_id)
JOIN actors AS h ON h.actor_id = s.holder_actor_id
JOIN actor_sides AS x
    ON x.actor_id = s.holder_actor_id
    AND coalesce(s.stated_on, d.published_on, DATE '9999-12-31')
        BETWEEN coalesce(x.valid_from, DATE '0001-01-01')
        AND coalesce(x.valid_to, DATE '9999-12-31')
LEFT JOIN issues AS i USING (issue_id)
LEFT JOIN actors AS t ON t.actor_id = s.target_actor_id
LEFT JOIN actors AS w ON w.actor_id = s.attributed_to_actor_id
LEFT JOIN named AS n USING (stance_id)
ORDER BY s.stated_on NULLS LAST, s.doc_id, s.char_start, s.stance_id
