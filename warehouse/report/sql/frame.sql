-- The part of the world in which nine tenths of the events lie that have a place.
WITH happened AS (
    SELECT p.longitude, p.latitude
    FROM events AS e
    JOIN places AS p USING (place_id)
    WHERE e.factuality = 'actual' AND p.latitude IS NOT NULL
)
SELECT
    quantile_disc(longitude, 0.05) AS west,
    quantile_disc(longitude, 0.95) AS east,
    quantile_disc(latitude, 0.05) AS south,
    quantile_disc(latitude, 0.95) AS north
FROM happened
HAVING count(*) > 0
