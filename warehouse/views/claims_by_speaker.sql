-- @view: One row a place where a text gives somebody's words or view, with who said it and where.
-- @column speaker_actor_id: Who speaks (actors.actor_id); null where it could not be told.
-- @column speaker_name: Name of the speaker; else the speaker as the text names them.
-- @column speaker_kind: What the speaker is; null where it could not be told.
-- @column speaker_country: Country of the speaker (ISO 3166-1 alpha-3).
-- @column kind: Quoted (direct), reported (indirect), or backed by a reference (citation).
-- @column cue: The wording that marks the content as theirs.
-- @column content: What is said.
-- @column reported_by_actor_ids: The chain of who reports it, the outermost first.
-- @column published_on: Date of publication of the document.
-- @column source_name: The outlet or publisher of the document.
-- @column title: Title of the document.
-- @column confidence: Estimated probability that the row is right. [unit: probability]
-- @column attribution_id: The attribution (attributions.attribution_id).
-- @column doc_id: The document (documents.doc_id).
-- @column sentence_id: The sentence (sentences.sentence_id).
-- @column char_start: Where the content starts in documents.text. [unit: characters]
-- @column char_end: Where the content ends in documents.text. [unit: characters]
SELECT
    s.speaker_actor_id,
    coalesce(a.name, s.speaker_text, s.speaker_actor_id) AS speaker_name,
    a.kind AS speaker_kind,
    a.country AS speaker_country,
    s.kind,
    s.cue,
    s.content,
    s.reported_by_actor_ids,
    d.published_on,
    d.source_name,
    d.title,
    s.confidence,
    s.attribution_id,
    s.doc_id,
    s.sentence_id,
    s.char_start,
    s.char_end
FROM attributions AS s
JOIN documents AS d USING (doc_id)
LEFT JOIN actors AS a ON a.actor_id = s.speaker_actor_id
ORDER BY speaker_name NULLS LAST, d.published_on NULLS LAST, s.doc_id, s.char_start
