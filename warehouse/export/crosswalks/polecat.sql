-- Events that happened on a known day, in the columns of POLECAT: a row a mention, an actor and a recipient.
WITH parts AS (
  SELECT
    p.event_mention_id, p.role, a.actor_id, a.name, a.sector, a.wikidata_id,
    coalesce(s.side_country, a.country) AS country
  FROM event_participants AS p
  JOIN actors AS a USING (actor_id)
  JOIN event_mentions AS m USING (event_mention_id)
  JOIN documents AS d ON d.doc_id = m.doc_id
  LEFT JOIN actor_sides AS s
    ON s.actor_id = p.actor_id
    AND coalesce(m.date_start, d.published_on, DATE '9999-12-31')
      BETWEEN coalesce(s.valid_from, DATE '0001-01-01') AND coalesce(s.valid_to, DATE '9999-12-31')
)
SELECT
  m.event_mention_id AS "Event ID",
  m.date_start AS "Event Date",
  m.event_type AS "Event Type",
  m.event_mode AS "Event Mode",
  v.goldstein AS "Intensity",
  CASE v.quad_class
    WHEN 'verbal cooperation' THEN 'VERBAL COOPERATION'
    WHEN 'material cooperation' THEN 'MATERIAL COOPERATION'
    WHEN 'verbal conflict' THEN 'VERBAL CONFLICT'
    ELSE 'MATERIAL CONFLICT'
  END AS "Quad Code",
  nullif(array_to_string(m.contexts, ';'), '') AS "Contexts",
  s.name AS "Actor Name",
  s.country AS "Actor Country",
  CAST(NULL AS VARCHAR) AS "Actor COW",
  s.sector AS "Primary Actor Sector",
  s.sector AS "Actor Sectors",
  CAST(NULL AS VARCHAR) AS "Actor Title",
  s.name AS "Actor Name Raw",
  s.wikidata_id AS "Wikipedia Actor ID",
  t.name AS "Recipient Name",
  t.country AS "Recipient Country",
  CAST(NULL AS VARCHAR) AS "Recipient COW",
  t.sector AS "Primary Recipient Sector",
  t.sector AS "Recipient Sectors",
  CAST(NULL AS VARCHAR) AS "Recipient Title",
  t.name AS "Recipient Name Raw",
  t.wikidata_id AS "Wikipedia Recipient ID",
  l.name AS "Placename",
  if(l.kind = 'city', l.name, NULL) AS "City",
  if(l.kind = 'district', l.name, NULL) AS "District",
  if(l.kind = 'region', l.name, NULL) AS "Province",
  l.country AS "Country",
  l.latitude AS "Latitude",
  l.longitude AS "Longitude",
  l.geonames_id AS "GeoNames ID",
  m.place_name AS "Raw Placename",
  l.kind AS "Feature Type",
  d.source_name AS "Source",
  d.published_on AS "Publication Date",
  CAST(NULL AS VARCHAR) AS "Story People",
  CAST(NULL AS VARCHAR) AS "Story Organizations",
  CAST(NULL AS VARCHAR) AS "Story Locations",
  d.language AS "Language",
  (SELECT max(code_version) FROM runs) AS "Version"
FROM event_mentions AS m
JOIN events AS v USING (event_id)
JOIN documents AS d USING (doc_id)
LEFT JOIN parts AS s ON s.event_mention_id = m.event_mention_id AND s.role = 'source'
LEFT JOIN parts AS t ON t.event_mention_id = m.event_mention_id AND t.role = 'target'
LEFT JOIN places AS l ON l.place_id = m.place_id
WHERE m.factuality = 'actual' AND m.date_precision IN ('day', 'interval')
ORDER BY m.date_start NULLS LAST, m.event_mention_id, s.actor_id, t.actor_id
