-- The rows of one table that came, went or changed, by their keys.
CREATE OR REPLACE TEMP TABLE pairs AS
SELECT
    {keys},
    CASE WHEN b.{key} IS NULL THEN 'added' WHEN a.{key} IS NULL THEN 'removed'
         ELSE 'changed' END AS change,
    {corrected} AS corrected
FROM before.{table} AS b
FULL JOIN after.{table} AS a USING ({keys})
WHERE b.{key} IS NULL OR a.{key} IS NULL OR {differs};
