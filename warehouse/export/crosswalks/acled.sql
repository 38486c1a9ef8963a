-- Violence and protest that happened, in the columns of ACLED: a row an event, with its first two
-- sides. What is known to the year alone is left out: ACLED has no code for it.
WITH sides AS (
  SELECT
    event_id,
    list(DISTINCT side_name ORDER BY side_name) FILTER (role = 'source') AS sources,
    list(DISTINCT side_name ORDER BY side_name) FILTER (role = 'target') AS targets,
    arg_min(actor_kind, side_name) FILTER (role = 'source') AS source_kind,
    arg_min(sector, side_name) FILTER (role = 'source') AS source_sector,
    arg_min(side_kind, side_name) FILTER (role = 'source') AS source_side,
    arg_min(actor_kind, side_name) FILTER (role = 'target') AS target_kind,
    arg_min(side_kind, side_name) FILTER (role = 'target') AS target_side
  FROM event_actors
  GROUP BY event_id
),
deaths AS (
  SELECT about_event_id AS event_id, min(low)::BIGINT AS n
  FROM quantities
  WHERE unit = 'deaths'
  GROUP BY ALL
),
told AS (
  SELECT
    event_id,
    string_agg(DISTINCT source_name, '; ' ORDER BY source_name) AS sources,
    first(sentence ORDER BY published_on NULLS LAST, doc_id, char_start) AS notes
  FROM event_evidence
  GROUP BY event_id
)
SELECT
  e.event_id AS event_id_cnty,
  e.date_start AS event_date,
  year(e.date_start) AS year,
  CASE e.date_precision WHEN 'day' THEN 1 WHEN 'interval' THEN 2 ELSE 3 END AS time_precision,
  if(e.event_type = 'PROTEST', 'Demonstrations', 'Political violence') AS disorder_type,
  CASE
    WHEN e.event_type = 'PROTEST' THEN if(e.event_mode IN ('riot', 'vandalize'), 'Riots', 'Protests')
    WHEN s.target_kind = 'population' THEN 'Violence against civilians'
    WHEN e.event_mode IN ('aerial', 'drone', 'explosives', 'heavy-weapons', 'suicide-attack')
      THEN 'Explosions/Remote violence'
    WHEN e.event_mode IN ('abduct', 'sexual', 'torture', 'beat', 'targeted')
      THEN 'Violence against civilians'
    ELSE 'Battles'
  END AS event_type,
  CASE e.event_mode
    WHEN 'aerial' THEN 'Air/drone strike'
    WHEN 'drone' THEN 'Air/drone strike'
    WHEN 'explosives' THEN 'Remote explosive/landmine/IED'
    WHEN 'heavy-weapons' THEN 'Shelling/artillery/missile attack'
    WHEN 'suicide-attack' THEN 'Suicide bomb'
    WHEN 'abduct' THEN 'Abduction/forced disappearance'
    WHEN 'sexual' THEN 'Sexual violence'
    WHEN 'riot' THEN 'Mob violence'
    WHEN 'vandalize' THEN 'Mob violence'
    ELSE CASE
      WHEN e.event_type = 'PROTEST' THEN 'Peaceful protest'
      WHEN s.target_kind = 'population' OR e.event_mode IN ('torture', 'beat', 'targeted')
        THEN 'Attack'
      ELSE 'Armed clash'
    END
  END AS sub_event_type,
  s.sources[1] AS actor1,
  nullif(array_to_string(s.sources[2:], '; '), '') AS assoc_actor_1,
  CASE
    WHEN s.source_side = 'state' THEN 'State forces'
    WHEN s.source_sector = 'REB' THEN 'Rebel group'
    WHEN s.source_side = 'armed_group' THEN 'Political militia'
    WHEN s.source_kind = 'population' THEN 'Civilians'
    WHEN s.source_side IS NOT NULL THEN 'External/Other forces'
  END AS inter1,
  s.targets[1] AS actor2,
  nullif(array_to_string(s.targets[2:], '; '), '') AS assoc_actor_2,
  CASE
    WHEN s.target_kind = 'population' THEN 'Civilians'
    WHEN s.target_side = 'state' THEN 'State forces'
    WHEN s.target_side = 'armed_group' THEN 'Rebel group'
    WHEN s.target_side IS NOT NULL THEN 'External/Other forces'
  END AS inter2,
  CAST(NULL AS VARCHAR) AS interaction,
  if(s.target_kind = 'population', 'Civilian targeting', NULL) AS civilian_targeting,
  CAST(NULL AS INTEGER) AS iso,
  CAST(NULL AS VARCHAR) AS region,
  coalesce(n.name, p.country) AS country,
  if(p.kind = 'region', p.name, NULL) AS admin1,
  if(p.kind = 'district', p.name, NULL) AS admin2,
  CAST(NULL AS VARCHAR) AS admin3,
  coalesce(p.name, e.place_name) AS location,
  p.latitude,
  p.longitude,
  CASE p.kind WHEN 'city' THEN 1 WHEN 'district' THEN 2 ELSE 3 END AS geo_precision,
  t.sources AS source,
  CAST(NULL AS VARCHAR) AS source_scale,
  t.notes,
  d.n AS fatalities,
  CAST(NULL AS VARCHAR) AS tags,
  CAST(epoch((SELECT max(finished_at) FROM runs)) AS BIGINT) AS timestamp
FROM events AS e
LEFT JOIN sides AS s USING (event_id)
LEFT JOIN told AS t USING (event_id)
LEFT JOIN deaths AS d USING (event_id)
LEFT JOIN places AS p ON p.place_id = e.place_id
LEFT JOIN actors AS n ON n.actor_id = p.country
WHERE e.factuality = 'actual' AND e.event_type IN ('ASSAULT', 'PROTEST')
  AND e.date_precision IN ('day', 'interval', 'month')
ORDER BY e.date_start, e.event_id
