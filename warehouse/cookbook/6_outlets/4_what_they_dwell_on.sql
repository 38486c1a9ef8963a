-- What does each outlet dwell on more than the others?
-- Beyond a z score of 1.96 chance is an unlikely reason.
SELECT source_name, theme_name AS theme, n_segments AS places, n_other_segments AS elsewhere,
  round(z_score, 1) AS z
FROM theme_keyness
WHERE other_source_name IS NULL AND z_score > 1.96
ORDER BY z_score DESC, source_name, theme
