-- Which themes come together in sentences?
SELECT theme_name AS theme, with_theme_name AS with_theme, n_sentences AS sentences,
  n_documents AS documents, round(pmi, 2) AS pmi
FROM theme_cooccurrence
WHERE n_sentences > 1
ORDER BY sentences DESC, theme, with_theme
