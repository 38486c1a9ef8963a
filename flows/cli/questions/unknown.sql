-- Names and titles for which nobody was found, the most frequent first; $rows of them.
-- `actors` are those that the codebooks know by the very wording: it could not be told which.
SELECT
  m.text AS name,
  any_value(m.ner_label ORDER BY m.mention_id) AS label,
  bool_and(m.mention_kind = 'name') AS is_name,
  count(DISTINCT (m.doc_id, m.char_start, m.char_end)) AS mentions,
  count(DISTINCT m.doc_id) AS documents,
  (
    SELECT list(DISTINCT a.actor_id ORDER BY a.actor_id)
    FROM actor_aliases AS a
    WHERE a.alias = m.text
  ) AS actors
FROM mentions AS m
WHERE m.actor_id IS NULL
  AND m.mention_kind <> 'pronoun'
  AND ($text IS NULL OR contains(strip_accents(lower(m.text)), strip_accents(lower($text))))
GROUP BY m.text
ORDER BY mentions DESC, documents DESC, name
LIMIT $rows
