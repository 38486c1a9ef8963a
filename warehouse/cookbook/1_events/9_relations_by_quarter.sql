-- Did two sides grow closer or apart?
-- The Goldstein score goes from -10, conflict, to 10, cooperation. Few events say little: see `events`.
SELECT year(month) || '-Q' || quarter(month) AS quarter, sum(n_events) AS events,
  round(sum(mean_goldstein * n_events) / sum(n_events), 1) AS goldstein
FROM dyads_by_month_actors
WHERE month IS NOT NULL
  AND source_name IN ('Russia', 'Ukraine') AND target_name IN ('Russia', 'Ukraine')
GROUP BY quarter
ORDER BY quarter
