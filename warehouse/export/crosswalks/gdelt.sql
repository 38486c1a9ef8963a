-- Events that happened on a known day, in the 61 columns of GDELT 2.0 events: a row an event, a source
-- and a target. Countries of places are ISO 3166-1 alpha-3, where GDELT has FIPS; ids are text.
WITH parts AS (
  SELECT
    event_id, role, actor_id, upper(actor_name) AS name, sector,
    coalesce(side_country, if(side_kind IN ('igo', 'alliance'), 'IGO', NULL)) AS country3
  FROM event_actors
),
coded AS (
  SELECT
    event_id,
    mode(cameo_code ORDER BY cameo_code) AS cameo_code,
    first(source_uri ORDER BY published_on NULLS LAST, doc_id) AS source_uri
  FROM event_mentions
  JOIN documents USING (doc_id)
  GROUP BY event_id
)
SELECT
  e.event_id AS GlobalEventID,
  strftime(e.date_start, '%Y%m%d') AS Day,
  strftime(e.date_start, '%Y%m') AS MonthYear,
  year(e.date_start) AS Year,
  round(year(e.date_start) + dayofyear(e.date_start) / 365, 4) AS FractionDate,
  nullif(concat(x1.country3, x1.sector), '') AS Actor1Code,
  x1.name AS Actor1Name,
  x1.country3 AS Actor1CountryCode,
  CAST(NULL AS VARCHAR) AS Actor1KnownGroupCode,
  CAST(NULL AS VARCHAR) AS Actor1EthnicCode,
  CAST(NULL AS VARCHAR) AS Actor1Religion1Code,
  CAST(NULL AS VARCHAR) AS Actor1Religion2Code,
  x1.sector AS Actor1Type1Code,
  CAST(NULL AS VARCHAR) AS Actor1Type2Code,
  CAST(NULL AS VARCHAR) AS Actor1Type3Code,
  nullif(concat(x2.country3, x2.sector), '') AS Actor2Code,
  x2.name AS Actor2Name,
  x2.country3 AS Actor2CountryCode,
  CAST(NULL AS VARCHAR) AS Actor2KnownGroupCode,
  CAST(NULL AS VARCHAR) AS Actor2EthnicCode,
  CAST(NULL AS VARCHAR) AS Actor2Religion1Code,
  CAST(NULL AS VARCHAR) AS Actor2Religion2Code,
  x2.sector AS Actor2Type1Code,
  CAST(NULL AS VARCHAR) AS Actor2Type2Code,
  CAST(NULL AS VARCHAR) AS Actor2Type3Code,
  1 AS IsRootEvent,
  coalesce(c.cameo_code, k.cameo_root) AS EventCode,
  left(coalesce(c.cameo_code, k.cameo_root), 3) AS EventBaseCode,
  left(coalesce(c.cameo_code, k.cameo_root), 2) AS EventRootCode,
  CASE e.quad_class
    WHEN 'verbal cooperation' THEN 1 WHEN 'material cooperation' THEN 2
    WHEN 'verbal conflict' THEN 3 ELSE 4
  END AS QuadClass,
  e.goldstein AS GoldsteinScale,
  e.n_mentions AS NumMentions,
  e.n_sources AS NumSources,
  e.n_documents AS NumArticles,
  CAST(NULL AS DOUBLE) AS AvgTone,
  CAST(NULL AS INTEGER) AS Actor1Geo_Type,
  CAST(NULL AS VARCHAR) AS Actor1Geo_FullName,
  CAST(NULL AS VARCHAR) AS Actor1Geo_CountryCode,
  CAST(NULL AS VARCHAR) AS Actor1Geo_ADM1Code,
  CAST(NULL AS VARCHAR) AS Actor1Geo_ADM2Code,
  CAST(NULL AS DOUBLE) AS Actor1Geo_Lat,
  CAST(NULL AS DOUBLE) AS Actor1Geo_Long,
  CAST(NULL AS VARCHAR) AS Actor1Geo_FeatureID,
  CAST(NULL AS INTEGER) AS Actor2Geo_Type,
  CAST(NULL AS VARCHAR) AS Actor2Geo_FullName,
  CAST(NULL AS VARCHAR) AS Actor2Geo_CountryCode,
  CAST(NULL AS VARCHAR) AS Actor2Geo_ADM1Code,
  CAST(NULL AS VARCHAR) AS Actor2Geo_ADM2Code,
  CAST(NULL AS DOUBLE) AS Actor2Geo_Lat,
  CAST(NULL AS DOUBLE) AS Actor2Geo_Long,
  CAST(NULL AS VARCHAR) AS Actor2Geo_FeatureID,
  CASE WHEN l.place_id IS NULL THEN 0 WHEN l.kind = 'country' THEN 1 WHEN l.kind = 'region' THEN 5
    ELSE 4 END AS ActionGeo_Type,
  l.name AS ActionGeo_FullName,
  l.country AS ActionGeo_CountryCode,
  CAST(NULL AS VARCHAR) AS ActionGeo_ADM1Code,
  CAST(NULL AS VARCHAR) AS ActionGeo_ADM2Code,
  l.latitude AS ActionGeo_Lat,
  l.longitude AS ActionGeo_Long,
  CAST(l.geonames_id AS VARCHAR) AS ActionGeo_FeatureID,
  strftime(e.first_published_on, '%Y%m%d') || '000000' AS DATEADDED,
  c.source_uri AS SOURCEURL
FROM events AS e
JOIN coded AS c USING (event_id)
JOIN event_types AS k ON k.event_type = e.event_type AND k.event_mode = coalesce(e.event_mode, '')
LEFT JOIN parts AS x1 ON x1.event_id = e.event_id AND x1.role = 'source'
LEFT JOIN parts AS x2 ON x2.event_id = e.event_id AND x2.role = 'target'
LEFT JOIN places AS l ON l.place_id = e.place_id
WHERE e.factuality = 'actual' AND e.date_precision IN ('day', 'interval')
ORDER BY e.date_start, e.event_id, x1.actor_id, x2.actor_id
