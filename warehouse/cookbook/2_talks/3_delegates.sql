-- Who sat at the table?
SELECT date_text AS date, round_name AS round, part, actor_name AS actor
FROM round_actors
WHERE part IN ('delegate', 'mediator') AND date_start IS NOT NULL
ORDER BY date_start, round, part, actor
