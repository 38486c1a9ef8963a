-- Which release is this? What to cite beside the data
SELECT dataset_version, code_version, codebook_version, model_name, model_version,
  n_documents_seen AS documents
FROM runs
ORDER BY started_at DESC
LIMIT 1
