-- @view: One row a statement of what became of an agreement, with its parties, the sentence and the
--   source, in plain columns.
-- @column agreement_id: The agreement (agreements.agreement_id).
-- @column agreement_name: Its name.
-- @column agreement_kind: What kind of instrument it is.
-- @column parties: Names of its parties, by '; '.
-- @column third_parties: Names of mediators, guarantors, hosts and sponsors, by '; '.
-- @column status: What became of it by this statement.
-- @column latest_status: What became of it by the latest statement of the release.
-- @column date_start: First day on which that happened.
-- @column date_end: Last day on which that happened.
-- @column date_precision: What the interval stands for; 'none' where no date is told.
-- @column date_text: The date as exactly as it is known: 2022-03-16, 2022-03, 2022, or the first and the
--   last day as 2022-03-16/2022-03-20; null where it is unknown.
-- @column factuality: Whether it happened, by the text.
-- @column by_whom: Names of those who so act, by '; '; null where all parties do, or nobody is told.
-- @column word_of: Name of the actor on whose word the text rests it.
-- @column attributed_to_actor_id: That actor (actors.actor_id); 'author' is the document's own voice.
-- @column wording: The words that tell it.
-- @column sentence: The sentence that tells it.
-- @column title: Title of the document.
-- @column source_name: Its publisher.
-- @column published_on: Its date of publication.
-- @column genre: Its genre.
-- @column contested: True where documents or speakers disagree on what became of the agreement.
-- @column confidence: Estimated probability that the row is right. [unit: probability]
-- @column agreement_status_id: The statement (agreement_status.agreement_status_id).
-- @column doc_id: The document (documents.doc_id).
-- @column sentence_id: The sentence (sentences.sentence_id).
-- @column char_start: Where the words start in documents.text, counted from 0. [unit: characters]
-- @column char_end: Where they end. [unit: characters]
WITH taking_part AS (
    SELECT agreement_id, role, string_agg(actor_name, '; ' ORDER BY actor_name) AS names
    FROM agreement_actors
    GROUP BY agreement_id, role
),
acting AS (
    SELECT agreement_status_id, string_agg(a.name, '; ' ORDER BY a.name) AS names
    FROM (
        SELECT agreement_status_id, unnest(list_distinct(by_actor_ids)) AS actor_id
        FROM agreement_status
    )
    JOIN actors AS a USING (actor_id)
    GROUP BY agreement_status_id
)
SELECT
    s.agreement_id,
    g.name AS agreement_name,
    g.kind AS agreement_kind,
    p.names AS parties,
    o.names AS third_parties,
    s.status,
    g.status AS latest_status,
    s.date_start,
    s.date_end,
    s.date_precision,
    date_text(s.date_precision, s.date_start, s.date_end) AS date_text,
    s.factuality,
    b.names AS by_whom,
    w.name AS word_of,
    s.attributed_to_actor_id,
    substr(d.text, s.char_start + 1, s.char_end - s.char_start) AS wording,
    substr(d.text, q.char_start + 1, q.char_end - q.char_start) AS sentence,
    d.title,
    d.source_name,
    d.published_on,
    d.genre,
    g.contested,
    s.confidence,
    s.agreement_status_id,
    s.doc_id,
    s.sentence_id,
    s.char_start,
    s.char_end
FROM agreement_status AS s
JOIN agreements AS g USING (agreement_id)
JOIN documents AS d USING (doc_id)
JOIN sentences AS q USING (sentence_id)
LEFT JOIN taking_part AS p ON p.agreement_id = s.agreement_id AND p.role = 'party'
LEFT JOIN taking_part AS o ON o.agreement_id = s.agreement_id AND o.role = 'third party'
LEFT JOIN acting AS b USING (agreement_status_id)
LEFT JOIN actors AS w ON w.actor_id = s.attributed_to_actor_id
ORDER BY g.name, s.agreement_id, s.date_start NULLS LAST, s.doc_id, s.char_start,
    s.agreement_status_id
