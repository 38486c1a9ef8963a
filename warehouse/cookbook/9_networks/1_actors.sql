-- Who acts on whom? Edges for Gephi, igraph or NetworkX
-- `parley export gexf` writes the same as a network.
SELECT source_name AS source, target_name AS target, sum(n_events) AS events,
  sum(n_verbal_cooperation + n_material_cooperation) AS cooperation,
  sum(n_verbal_conflict + n_material_conflict) AS conflict
FROM dyads_by_month_actors
GROUP BY ALL
ORDER BY events DESC, source, target
