-- The differing rows with the columns that changed, and their values before and after.
SELECT
    change,
    reason,
    {keys},
    [each.name FOR each IN changes] AS columns,
    [each.before FOR each IN changes] AS before,
    [each.after FOR each IN changes] AS after
FROM (
    SELECT
        change, reason, {keys},
        [each FOR each IN [{changes}] IF change = 'changed' AND each IS NOT NULL] AS changes
    FROM differing
    LEFT JOIN before.{table} AS b USING ({keys})
    LEFT JOIN after.{table} AS a USING ({keys})
)
ORDER BY change, {keys};
