-- Actors that only texts name, those named most first; $rows of them.
SELECT
  a.actor_id, a.name, a.kind, a.country,
  count(m.mention_id) AS mentions,
  count(DISTINCT m.doc_id) AS documents,
  min(m.mention_id) AS first_mention
FROM actors AS a
JOIN mentions AS m USING (actor_id)
WHERE NOT a.in_codebook
  AND ($kind IS NULL OR a.kind = $kind)
  AND ($country IS NULL OR a.country = upper($country))
  AND ($text IS NULL OR contains(strip_accents(lower(a.name)), strip_accents(lower($text))))
GROUP BY ALL
ORDER BY mentions DESC, documents DESC, a.actor_id
LIMIT $rows
