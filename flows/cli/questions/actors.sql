-- Actors whose id, name or alias holds $text, those that texts name most first; $rows + 1 of them.
WITH counted AS (
  SELECT actor_id, count(*) AS mentions, count(DISTINCT doc_id) AS documents
  FROM mentions
  WHERE actor_id IS NOT NULL
  GROUP BY actor_id
)
SELECT
  actor_id, name, kind, country, conflict_role AS role,
  coalesce(mentions, 0) AS mentions, coalesce(documents, 0) AS documents, in_codebook
FROM actors
LEFT JOIN counted USING (actor_id)
WHERE ($kind IS NULL OR kind = $kind)
  AND ($country IS NULL OR country = upper($country))
  AND (
    $text IS NULL
    OR contains(strip_accents(lower(actor_id)), strip_accents(lower($text)))
    OR contains(strip_accents(lower(name)), strip_accents(lower($text)))
    OR actor_id IN (
      SELECT actor_id
      FROM actor_aliases
      WHERE contains(strip_accents(lower(alias)), strip_accents(lower($text)))
    )
  )
ORDER BY mentions DESC, documents DESC, actor_id
LIMIT $rows + 1
