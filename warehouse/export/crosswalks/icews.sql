-- Events that happened on a known day, in the columns of ICEWS (2014 to 2023): a row a mention, a source and a target.
WITH parts AS (
  SELECT
    p.event_mention_id, p.role, a.name, a.sector, s.side_name,
    coalesce(c.name, a.country) AS country, p.actor_id
  FROM event_participants AS p
  JOIN actors AS a USING (actor_id)
  JOIN event_mentions AS m USING (event_mention_id)
  LEFT JOIN documents AS d ON d.doc_id = m.doc_id
  LEFT JOIN actor_sides AS s
    ON s.actor_id = p.actor_id
    AND coalesce(m.date_start, d.published_on, DATE '9999-12-31')
      BETWEEN coalesce(s.valid_from, DATE '0001-01-01') AND coalesce(s.valid_to, DATE '9999-12-31')
  LEFT JOIN actors AS c ON c.actor_id = s.side_country
)
SELECT
  m.event_mention_id AS "Event ID",
  m.date_start AS "Event Date",
  s.name AS "Source Name",
  s.sector AS "Source Sectors",
  s.country AS "Source Country",
  concat_ws(' ', m.event_type, m.event_mode) AS "Event Text",
  m.cameo_code AS "CAMEO Code",
  v.goldstein AS "Intensity",
  t.name AS "Target Name",
  t.sector AS "Target Sectors",
  t.country AS "Target Country",
  m.doc_id AS "Story ID",
  q.sentence_index + 1 AS "Sentence Number",
  d.source_name AS "Publisher",
  if(l.kind = 'city', l.name, NULL) AS "City",
  if(l.kind = 'district', l.name, NULL) AS "District",
  if(l.kind = 'region', l.name, NULL) AS "Province",
  coalesce(n.name, l.country) AS "Country",
  l.latitude AS "Latitude",
  l.longitude AS "Longitude"
FROM event_mentions AS m
JOIN events AS v USING (event_id)
JOIN documents AS d USING (doc_id)
JOIN sentences AS q USING (sentence_id)
LEFT JOIN parts AS s ON s.event_mention_id = m.event_mention_id AND s.role = 'source'
LEFT JOIN parts AS t ON t.event_mention_id = m.event_mention_id AND t.role = 'target'
LEFT JOIN places AS l ON l.place_id = m.place_id
LEFT JOIN actors AS n ON n.actor_id = l.country
WHERE m.factuality = 'actual' AND m.date_precision IN ('day', 'interval')
ORDER BY m.date_start NULLS LAST, m.event_mention_id, s.actor_id, t.actor_id
