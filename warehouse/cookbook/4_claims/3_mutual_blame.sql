-- What do two sides blame on each other?
-- Hostile acts that one side tells of the other, where the other tells the same kind of act of the
-- first.
WITH told AS (
  SELECT event_type, who, whom, word_of, trigger, source_name, sentence
  FROM event_evidence
  JOIN actor_sides ON actor_id = attributed_to_actor_id
    AND coalesce(valid_from <= published_on, true) AND coalesce(valid_to >= published_on, true)
  WHERE event_type IN ('ACCUSE', 'ASSAULT', 'COERCE', 'REJECT', 'THREATEN') AND side_name = whom
)
SELECT event_type, who, whom, word_of, trigger AS word, source_name, sentence
FROM told
WHERE EXISTS (
  FROM told AS other
  WHERE other.event_type = told.event_type AND other.who = told.whom AND other.whom = told.who
)
ORDER BY event_type, who, source_name, sentence
