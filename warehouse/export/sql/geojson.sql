-- Events with a place, as features of GeoJSON (RFC 7946: longitude first, WGS 84).
SELECT to_json({
  'type': 'Feature',
  'id': e.event_id,
  'geometry': {'type': 'Point', 'coordinates': [p.longitude, p.latitude]},
  'properties': {
    'label': e.label,
    'event_type': e.event_type,
    'event_mode': e.event_mode,
    'quad_class': e.quad_class,
    'goldstein': e.goldstein,
    'date_start': e.date_start,
    'date_end': e.date_end,
    'date_precision': e.date_precision,
    'date_text': t.date_text,
    'sources': array_to_string(t.sources, '; '),
    'targets': array_to_string(t.targets, '; '),
    'factuality': e.factuality,
    'contested': e.contested,
    'place_id': e.place_id,
    'place_name': p.name,
    'place_kind': p.kind,
    'place_country': p.country,
    'n_mentions': e.n_mentions,
    'n_documents': e.n_documents,
    'confidence': e.confidence
  }
})::VARCHAR AS feature
FROM events AS e
JOIN places AS p USING (place_id)
JOIN event_timeline AS t USING (event_id)
WHERE p.latitude IS NOT NULL
ORDER BY e.date_start NULLS LAST, e.event_id
