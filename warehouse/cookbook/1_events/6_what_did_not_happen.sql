-- Which meetings, agreements and ceasefires did not come about?
-- 'negated' is told not to have happened; 'counterfactual' would have happened otherwise.
SELECT factuality, event_type, who, whom, source_name, sentence
FROM event_evidence
WHERE factuality IN ('negated', 'counterfactual')
  AND event_type IN ('AGREE', 'CONSULT', 'COOPERATE', 'RETREAT')
ORDER BY factuality DESC, published_on, doc_id, char_start
