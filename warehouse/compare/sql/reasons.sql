-- Why the rows in `pairs` differ: what changed the documents that a row rests on, or else anything
-- that has changed between the releases.
CREATE OR REPLACE TEMP TABLE differing AS
WITH touched AS (
    SELECT {keys}, doc FROM ({documents_before}) JOIN pairs USING ({keys}) WHERE change <> 'added'
    UNION
    SELECT {keys}, doc FROM ({documents_after}) JOIN pairs USING ({keys}) WHERE change <> 'removed'
),
reasons AS (
    SELECT {keys}, string_agg(DISTINCT cause, ' or ' ORDER BY cause) AS reason
    FROM touched JOIN causes USING (doc)
    GROUP BY ALL
),
anything AS (
    SELECT coalesce(string_agg(DISTINCT cause, ' or ' ORDER BY cause), 'not known') AS reason
    FROM (SELECT cause FROM causes UNION SELECT cause FROM made)
)
SELECT
    {keys},
    change,
    CASE WHEN corrected THEN 'correction'
         ELSE coalesce(reasons.reason, anything.reason) END AS reason
FROM pairs LEFT JOIN reasons USING ({keys}) CROSS JOIN anything;
