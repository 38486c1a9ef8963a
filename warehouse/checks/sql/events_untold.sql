-- Events that had mentions of which none is left.
SELECT e._row
FROM events AS e
SEMI JOIN event_mentions AS m USING (event_id)
ANTI JOIN "known event_mentions" AS left_over USING (event_id)
ORDER BY 1
