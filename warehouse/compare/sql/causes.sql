-- What may have changed the rows of a document, a row each: what became of the document itself, and
-- what was made anew (`made`) that reading it rests on. It is called `doc` here, since `doc_id` is
-- what keys of rows are made of.
CREATE TEMP TABLE causes AS
WITH documents AS (
    SELECT
        doc_id,
        a.doc_id IS NULL AS is_gone,
        b.doc_id IS NULL AS is_new,
        (a.source_uri, a.title, a.source_name, a.authors, a.published_on, a.published_precision,
         a.language, a.genre)
        IS DISTINCT FROM
        (b.source_uri, b.title, b.source_name, b.authors, b.published_on, b.published_precision,
         b.language, b.genre) AS differs,
        coalesce(a.source_uri, b.source_uri) AS source_uri,
        list_concat(coalesce(a.codebooks, []), coalesce(b.codebooks, [])) AS codebooks
    FROM before.documents AS b
    FULL JOIN after.documents AS a USING (doc_id)
)
SELECT
    doc_id AS doc,
    CASE
        WHEN is_new AND source_uri NOT IN (SELECT source_uri FROM before.documents)
            THEN 'new document'
        WHEN is_gone AND source_uri NOT IN (SELECT source_uri FROM after.documents)
            THEN 'document gone'
        ELSE 'changed document'
    END AS cause
FROM documents
WHERE differs OR is_new OR is_gone
UNION
SELECT doc_id AS doc, cause
FROM documents
JOIN made ON made.codebook IS NULL OR list_contains(codebooks, made.codebook)
WHERE NOT is_new AND NOT is_gone;
