-- @view: One row an address at which a document stands: its own, and those of the same or nearly the same text.
-- @column doc_id: The document (documents.doc_id).
-- @column title: Its title.
-- @column source_uri: The address, or the file.
-- @column is_own: Whether it is the address of the document itself (documents.source_uri).
-- @column likeness: 'own', 'same' for the same text, 'nearly' for a copy that was cut or edited.
SELECT doc_id, title, source_uri, true AS is_own, 'own' AS likeness
FROM documents
UNION ALL
SELECT
    d.doc_id,
    d.title,
    q.source_uri,
    false AS is_own,
    if(q.error_kind = 'near_duplicate', 'nearly', 'same') AS likeness
FROM quarantine AS q
JOIN documents AS d ON d.source_uri = q.copy_of
ORDER BY doc_id, is_own DESC, source_uri
