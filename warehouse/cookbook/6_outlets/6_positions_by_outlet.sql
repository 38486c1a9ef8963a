-- Which outlets show one actor's position on one issue, and how?
SELECT source_name, position, n_stances AS places, last_stated_on AS last
FROM issue_positions_by_source
WHERE holder_name = 'Vladimir Putin' AND issue_name = 'Ceasefire before wider talks'
ORDER BY source_name, position
