-- Which organisations agree on how many concepts (one-mode, each pair once).
SELECT
  actor AS source, with_actor AS target, congruence AS weight, conflict, subtract, normalised
FROM discourse_one_mode
WHERE period = $period
ORDER BY source, target
