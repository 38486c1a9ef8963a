-- @view: One row two themes that some document shows both: how often together, and how much more often
--   than by chance.
-- @column theme_id: One theme (themes.theme_id), the lesser id.
-- @column theme_name: Its name.
-- @column with_theme_id: The other theme (themes.theme_id).
-- @column with_theme_name: Its name.
-- @column n_sentences: Sentences that show both. [unit: sentences]
-- @column n_documents: Documents that show both. [unit: documents]
-- @column n_documents_of_theme: Documents that show the one. [unit: documents]
-- @column n_documents_of_other: Documents that show the other. [unit: documents]
-- @column jaccard: Documents that show both, of those that show either. [unit: share]
-- @column pmi: Pointwise mutual information over documents that show any theme: 0 by chance, more
--   where the two come together more often. [unit: bits]
-- @column doc_ids: The documents that show both (documents.doc_id), sorted.
WITH shown AS (
    SELECT DISTINCT theme_id, theme_name, doc_id, sentence_id FROM coded_segments
),
of_document AS (
    SELECT DISTINCT theme_id, theme_name, doc_id FROM shown
),
counted AS (
    SELECT theme_id, count(*) AS n FROM of_document GROUP BY ALL
),
in_sentences AS (
    SELECT a.theme_id, b.theme_id AS with_theme_id, count(*) AS n
    FROM shown AS a
    JOIN shown AS b ON a.sentence_id = b.sentence_id AND a.theme_id < b.theme_id
    GROUP BY ALL
)
SELECT
    a.theme_id,
    a.theme_name,
    b.theme_id AS with_theme_id,
    b.theme_name AS with_theme_name,
    coalesce(any_value(s.n), 0) AS n_sentences,
    count(*) AS n_documents,
    any_value(na.n) AS n_documents_of_theme,
    any_value(nb.n) AS n_documents_of_other,
    count(*) / (any_value(na.n) + any_value(nb.n) - count(*)) AS jaccard,
    log2(
        count(*) * (SELECT count(DISTINCT doc_id) FROM of_document)
        / (any_value(na.n) * any_value(nb.n))
    ) AS pmi,
    list(a.doc_id ORDER BY a.doc_id) AS doc_ids
FROM of_document AS a
JOIN of_document AS b ON a.doc_id = b.doc_id AND a.theme_id < b.theme_id
JOIN counted AS na ON na.theme_id = a.theme_id
JOIN counted AS nb ON nb.theme_id = b.theme_id
LEFT JOIN in_sentences AS s ON s.theme_id = a.theme_id AND s.with_theme_id = b.theme_id
GROUP BY a.theme_id, a.theme_name, b.theme_id, b.theme_name
ORDER BY n_sentences DESC, n_documents DESC, a.theme_id, b.theme_id
