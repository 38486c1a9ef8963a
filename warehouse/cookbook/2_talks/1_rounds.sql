-- Which rounds of talks were held, in order?
SELECT date_text AS date, place_name AS place, level, hosts, outcome, contested
FROM process_rounds
WHERE process = 'Russia – Ukraine' AND date_start IS NOT NULL
ORDER BY round_number
