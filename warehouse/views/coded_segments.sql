-- @view: One row a place in a text that shows a theme: an issue on which somebody takes a position, puts
--   a term or has an interest, a reason given for an outcome, or a kind of interest. Programs for
--   qualitative analysis take it as coded segments.
-- @column theme_id: The theme: its kind, a colon, and the id of the issue, the reason or the kind of
--   interest.
-- @column theme_kind: By what it is coded: issue, reason or interest.
-- @column theme_name: Its name.
-- @column layer: What shows it: stance, provision, explanation or interest.
-- @column value: The position of a stance, the force of a provision, the outcome of an explanation, the
--   kind of an interest.
-- @column actor_id: Whose position or interest it is, or who gives the reason (actors.actor_id); null
--   where the document itself does, and for provisions.
-- @column actor_name: Name of that actor.
-- @column attributed_to_actor_id: On whose word the text rests it (actors.actor_id); 'author' is the
--   document's own voice.
-- @column segment: The words that show it.
-- @column sentence: The sentence in which they stand.
-- @column doc_id: The document (documents.doc_id).
-- @column title: Its title.
-- @column source_name: Its publisher; its address where no publisher is known.
-- @column genre: Its genre.
-- @column published_on: Its date of publication.
-- @column period: Month of publication, as 2022-03; null where it is unknown.
-- @column sentence_id: The sentence (sentences.sentence_id).
-- @column char_start: Where the words start in documents.text, counted from 0. [unit: characters]
-- @column char_end: Where they end. [unit: characters]
-- @column confidence: Estimated probability that the row behind it is right. [unit: probability]
-- @column row_id: The row of stances, provisions, explanations or interests that shows it.
WITH coded AS (
    SELECT
        'issue' AS theme_kind, issue_id AS code, 'stance' AS layer, position AS value,
        holder_actor_id AS actor_id, attributed_to_actor_id, doc_id, sentence_id, char_start,
        char_end, confidence, stance_id AS row_id
    FROM stances
    WHERE issue_id IS NOT NULL
    UNION ALL
    SELECT
        'issue', issue_id, 'provision', force, NULL, attributed_to_actor_id, doc_id, sentence_id,
        char_start, char_end, confidence, provision_id
    FROM provisions
    WHERE issue_id IS NOT NULL
    UNION ALL
    SELECT
        'issue', issue_id, 'interest', kind, holder_actor_id, attributed_to_actor_id, doc_id,
        sentence_id, char_start, char_end, confidence, interest_id
    FROM interests
    WHERE issue_id IS NOT NULL
    UNION ALL
    SELECT
        'reason', reason, 'explanation', outcome, attributed_to_actor_id, attributed_to_actor_id,
        doc_id, sentence_id, char_start, char_end, confidence, explanation_id
    FROM explanations
    UNION ALL
    SELECT
        'interest', kind, 'interest', kind, holder_actor_id, attributed_to_actor_id, doc_id,
        sentence_id, char_start, char_end, confidence, interest_id
    FROM interests
)
SELECT
    c.theme_kind || ':' || c.code AS theme_id,
    c.theme_kind,
    coalesce(i.name, replace(c.code, '_', ' ')) AS theme_name,
    c.layer,
    c.value,
    nullif(c.actor_id, 'author') AS actor_id,
    a.name AS actor_name,
    c.attributed_to_actor_id,
    substr(d.text, c.char_start + 1, c.char_end - c.char_start) AS segment,
    substr(d.text, s.char_start + 1, s.char_end - s.char_start) AS sentence,
    c.doc_id,
    d.title,
    coalesce(d.source_name, d.source_uri) AS source_name,
    d.genre,
    d.published_on,
    strftime(d.published_on, '%Y-%m') AS period,
    c.sentence_id,
    c.char_start,
    c.char_end,
    c.confidence,
    c.row_id
FROM coded AS c
JOIN documents AS d USING (doc_id)
JOIN sentences AS s USING (sentence_id)
LEFT JOIN issues AS i ON c.theme_kind = 'issue' AND i.issue_id = c.code
LEFT JOIN actors AS a ON a.actor_id = nullif(c.actor_id, 'author')
ORDER BY c.doc_id, c.char_start, c.char_end, theme_id, c.row_id
