-- Which rows should a reader check first? The five least sure of each layer
SELECT layer, confidence, row_id, sentence
FROM (
  SELECT 'event' AS layer, confidence, event_mention_id AS row_id, sentence FROM event_evidence
  UNION ALL SELECT 'position', confidence, stance_id, sentence FROM stance_evidence
  UNION ALL SELECT 'statement', confidence, attribution_id, sentence FROM attribution_evidence
  UNION ALL SELECT 'agreement', confidence, agreement_status_id, sentence FROM agreement_evidence
)
QUALIFY row_number() OVER (PARTITION BY layer ORDER BY confidence, row_id) <= 5
ORDER BY layer, confidence, row_id
