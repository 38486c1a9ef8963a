-- @view: One row a theme and a document, a genre, a publisher or a month: how much these texts speak of
--   it.
-- @column grouped_by: What the texts have in common: document, genre, publisher or period.
-- @column group_value: Which document (documents.doc_id), genre, publisher or month (as 2022-03).
-- @column theme_id: The theme (themes.theme_id).
-- @column theme_kind: By what it is coded: issue, reason or interest.
-- @column theme_name: Its name.
-- @column n_segments: Places that show it. [unit: segments]
-- @column n_sentences: Sentences that show it. [unit: sentences]
-- @column n_documents: Documents that show it. [unit: documents]
-- @column share: Of all places of the group that show a theme of this kind. [unit: share]
-- @column per_1000_words: Places for every thousand words of the group, also of documents that do not
--   show it. [unit: segments per 1,000 words]
WITH grouped AS (
    SELECT
        doc_id,
        n_words,
        unnest(
            [
                {'grouped_by': 'document', 'group_value': doc_id},
                {'grouped_by': 'genre', 'group_value': genre},
                {'grouped_by': 'publisher', 'group_value': coalesce(source_name, source_uri)},
                {'grouped_by': 'period', 'group_value': strftime(published_on, '%Y-%m')}
            ],
            recursive := true
        )
    FROM documents
),
sizes AS (
    SELECT grouped_by, group_value, sum(n_words) AS n_words
    FROM grouped
    WHERE group_value IS NOT NULL
    GROUP BY ALL
),
counted AS (
    SELECT
        g.grouped_by,
        g.group_value,
        c.theme_id,
        c.theme_kind,
        c.theme_name,
        count(*) AS n_segments,
        count(DISTINCT c.sentence_id) AS n_sentences,
        count(DISTINCT c.doc_id) AS n_documents
    FROM coded_segments AS c
    JOIN grouped AS g USING (doc_id)
    WHERE g.group_value IS NOT NULL
    GROUP BY ALL
)
SELECT
    c.*,
    c.n_segments
        / sum(c.n_segments) OVER (PARTITION BY c.grouped_by, c.group_value, c.theme_kind) AS share,
    1000 * c.n_segments / nullif(s.n_words, 0) AS per_1000_words
FROM counted AS c
JOIN sizes AS s USING (grouped_by, group_value)
ORDER BY c.grouped_by, c.group_value, c.theme_kind, c.n_segments DESC, c.theme_id
