-- Places where events happen, with where they lie.
SELECT
    p.place_id,
    p.name,
    p.country,
    p.kind,
    p.latitude,
    p.longitude,
    count(*) AS n_events,
    count(*) FILTER (e.quad_class LIKE '%cooperation') AS n_cooperation,
    count(*) FILTER (e.quad_class LIKE '%conflict') AS n_conflict,
    count(*) FILTER (e.quad_class = 'verbal cooperation') AS n_verbal_cooperation,
    count(*) FILTER (e.quad_class = 'material cooperation') AS n_material_cooperation,
    count(*) FILTER (e.quad_class = 'verbal conflict') AS n_verbal_conflict,
    count(*) FILTER (e.quad_class = 'material conflict') AS n_material_conflict,
    list(
        {'name': e.label, 'page': page_of('events', e.event_id)}
        ORDER BY e.n_mentions DESC, e.date_start DESC NULLS LAST, e.event_id
    )[:3] AS events
FROM events AS e
JOIN places AS p USING (place_id)
WHERE e.factuality = 'actual'
GROUP BY ALL
ORDER BY n_events DESC, p.name, p.place_id
