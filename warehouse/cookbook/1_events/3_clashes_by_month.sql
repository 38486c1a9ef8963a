-- How often did two sides attack each other, month by month?
-- Change the two names, for example to those of an army and of a militia of one country, which are
-- two sides; `SELECT DISTINCT side_name FROM event_actors` tells how they are called.
SELECT month, side_name AS attacker, count(DISTINCT event_id) AS attacks
FROM event_actors AS attack
WHERE event_type = 'ASSAULT' AND factuality = 'actual' AND role = 'source' AND month IS NOT NULL
  AND side_name IN ('Russia', 'Ukraine')
  AND EXISTS (
    FROM event_actors AS other
    WHERE other.event_id = attack.event_id AND other.role = 'target'
      AND other.side_name IN ('Russia', 'Ukraine') AND other.side_name <> attack.side_name
  )
GROUP BY month, attacker
ORDER BY month, attacker
