-- The mentions of $actor, each in its sentence, in the order of the texts; $rows + 1 of them.
SELECT
  d.source_uri AS document,
  d.published_on,
  m.mention_kind AS kind,
  substring(d.text, s.char_start + 1, m.char_start - s.char_start) AS before,
  m.text AS mention,
  substring(d.text, m.char_end + 1, greatest(s.char_end - m.char_end, 0)) AS after,
  m.confidence, m.method, m.mention_id, m.doc_id, m.char_start, m.char_end
FROM mentions AS m
JOIN documents AS d USING (doc_id)
JOIN sentences AS s USING (sentence_id)
WHERE m.actor_id = $actor
ORDER BY d.published_on NULLS LAST, d.source_uri, m.char_start, m.mention_id
LIMIT $rows + 1
