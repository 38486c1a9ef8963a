-- How right the release is, measured against gold.
SELECT gold_set, layer, measure, precision, recall, f1, n_gold, n_predicted
FROM evaluation
ORDER BY gold_set, layer, measure
