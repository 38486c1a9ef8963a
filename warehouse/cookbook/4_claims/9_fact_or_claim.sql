-- Which acts of force or aid does a text tell only on somebody's word?
SELECT date_text AS date, event_type, who, whom, word_of, source_name, sentence
FROM event_evidence
WHERE factuality = 'actual' AND attributed_to_actor_id <> 'author'
  AND event_type IN ('AID', 'ASSAULT', 'COERCE', 'RETREAT', 'SANCTION')
ORDER BY published_on, doc_id, char_start
