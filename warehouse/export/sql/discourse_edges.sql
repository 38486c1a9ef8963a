-- Who agrees with which concept (two-mode).
SELECT
  'actor:' || actor AS source, 'concept:' || concept AS target, n_agree + n_disagree AS weight,
  n_agree AS agree, n_disagree AS disagree, balance
FROM discourse_two_mode
WHERE period = $period
ORDER BY source, target
