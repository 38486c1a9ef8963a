-- How right is this release?
SELECT measure, gold_set, round(precision, 2) AS precision, round(recall, 2) AS recall,
  round(f1, 2) AS f1, n_gold
FROM evaluation
WHERE measure IN ('event.typed', 'event.typed+source', 'stance.full', 'attribution.speaker+content')
ORDER BY measure, gold_set
