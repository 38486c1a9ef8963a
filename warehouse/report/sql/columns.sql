-- Tables and views with their columns, views first, for those who ask in SQL; not those that a
-- report makes for itself.
SELECT table_name, table_kind, table_description, column_name, type, description, unit
FROM data_dictionary
WHERE table_name NOT IN (SELECT table_name FROM duckdb_tables() WHERE temporary)
ORDER BY table_kind DESC, table_name, column_index
