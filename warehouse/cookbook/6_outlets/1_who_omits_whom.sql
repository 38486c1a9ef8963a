-- Which outlet leaves out whom?
-- Persons whom at least four other publishers on the same conflict name in that year, and this one
-- never.
WITH named AS (
  SELECT DISTINCT source_name, actor_id
  FROM mentions JOIN documents USING (doc_id)
  WHERE actor_id IS NOT NULL AND list_contains(codebooks, 'ukraine') AND year(published_on) = 2025
), outlets AS (SELECT DISTINCT source_name FROM named)
SELECT outlets.source_name AS outlet, actors.name AS leaves_out, count(*) AS named_by_others
FROM outlets
CROSS JOIN named
JOIN actors USING (actor_id)
WHERE kind = 'person'
  AND NOT EXISTS (
    FROM named AS own WHERE own.source_name = outlets.source_name AND own.actor_id = named.actor_id
  )
GROUP BY outlet, actor_id, leaves_out
HAVING named_by_others >= 4
ORDER BY outlet, named_by_others DESC, leaves_out
