-- @view: One row a theme that texts show: an issue, a reason or a kind of interest, with how often and
--   where; coded_segments has the places.
-- @column theme_id: The theme (coded_segments.theme_id).
-- @column theme_kind: By what it is coded: issue, reason or interest.
-- @column theme_name: Its name.
-- @column definition: What it means, for issues.
-- @column wider_theme_id: The theme of the wider issue; null where there is none.
-- @column n_segments: Places that show it. [unit: segments]
-- @column n_sentences: Sentences that show it. [unit: sentences]
-- @column n_documents: Documents that show it. [unit: documents]
-- @column n_sources: Publishers whose documents show it. [unit: publishers]
-- @column n_actors: Actors who hold it, by any text. [unit: actors]
-- @column first_published_on: Earliest publication that shows it.
-- @column last_published_on: Latest publication that shows it.
-- @column mean_confidence: Mean probability that the rows behind it are right. [unit: probability]
-- @column doc_ids: The documents (documents.doc_id), sorted.
SELECT
    c.theme_id,
    c.theme_kind,
    c.theme_name,
    i.definition,
    'issue:' || i.parent_issue_id AS wider_theme_id,
    count(*) AS n_segments,
    count(DISTINCT c.sentence_id) AS n_sentences,
    count(DISTINCT c.doc_id) AS n_documents,
    count(DISTINCT c.source_name) AS n_sources,
    count(DISTINCT c.actor_id) AS n_actors,
    min(c.published_on) AS first_published_on,
    max(c.published_on) AS last_published_on,
    round(avg(c.confidence), 3) AS mean_confidence,
    list(DISTINCT c.doc_id ORDER BY c.doc_id) AS doc_ids
FROM coded_segments AS c
LEFT JOIN issues AS i ON c.theme_id = 'issue:' || i.issue_id
GROUP BY ALL
ORDER BY c.theme_kind, n_segments DESC, c.theme_id
