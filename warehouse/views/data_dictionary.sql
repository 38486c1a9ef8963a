-- @view: One row a column of a table or view: what it means, its type and its unit.
-- @column table_name: The table or view.
-- @column table_kind: 'table' or 'view'.
-- @column table_description: What a row of the table or view stands for.
-- @column column_index: Place of the column in the table or view, from 1.
-- @column column_name: The column.
-- @column type: The column's type in DuckDB's SQL.
-- @column description: What the column means.
-- @column unit: The unit of its values, where they have one.
WITH holders AS (
    SELECT table_name, 'table' AS table_kind, comment
    FROM duckdb_tables()
    WHERE NOT internal AND schema_name = 'main'
    UNION ALL
    SELECT view_name AS table_name, 'view' AS table_kind, comment
    FROM duckdb_views()
    WHERE NOT internal AND schema_name = 'main'
)
SELECT
    c.table_name,
    h.table_kind,
    h.comment AS table_description,
    CAST(c.column_index AS INTEGER) AS column_index,
    c.column_name,
    c.data_type AS type,
    trim(regexp_replace(c.comment, '\[unit: [^\]]+\]$', '')) AS description,
    nullif(regexp_extract(c.comment, '\[unit: ([^\]]+)\]$', 1), '') AS unit
FROM duckdb_columns() AS c
JOIN holders AS h USING (table_name)
WHERE NOT c.internal AND c.schema_name = 'main'
ORDER BY h.table_kind, c.table_name, c.column_index
