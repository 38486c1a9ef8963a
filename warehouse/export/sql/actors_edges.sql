-- What one side did to another, over the whole time, with cooperation and conflict apart.
SELECT
  source_actor_id AS source,
  target_actor_id AS target,
  sum(n_events)::BIGINT AS weight,
  sum(n_verbal_cooperation + n_material_cooperation)::BIGINT AS cooperation,
  sum(n_verbal_conflict + n_material_conflict)::BIGINT AS conflict,
  sum(mean_goldstein * n_events) / sum(n_events) AS mean_goldstein,
  strftime(min(month), '%Y-%m') AS first_month,
  strftime(max(month), '%Y-%m') AS last_month
FROM dyads_by_month_actors
GROUP BY ALL
ORDER BY source, target
