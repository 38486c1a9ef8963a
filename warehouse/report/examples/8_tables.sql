-- What does each column of a table mean?
SELECT table_name, column_name, type, description
FROM data_dictionary
ORDER BY table_kind, table_name, column_index
