-- The run that made the release.
SELECT
    run_id, dataset_version, code_version, codebook_version, model_name, model_version,
    strftime(finished_at, '%Y-%m-%d %H:%M') AS finished_at,
    (SELECT count(*) FROM quality_results) AS n_checks,
    (SELECT count(*) FROM quality_results WHERE NOT success) AS n_failed
FROM runs
ORDER BY started_at DESC
LIMIT 1
