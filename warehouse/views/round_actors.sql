-- @view: One row a round of talks and an actor in it; the lists of rounds as rows, for BI tools.
-- @column round_id: The round (rounds.round_id).
-- @column round_name: Its name.
-- @column round_kind: What kind of round it is.
-- @column level: The rank of those who meet; null where no text tells.
-- @column date_start: First day of it; null where no text tells.
-- @column date_end: Last day of it.
-- @column date_precision: What the interval stands for; 'none' where no text gives a date.
-- @column date_text: The date as exactly as it is known: 2022-03-16, 2022-03, 2022, or the first and the
--   last day as 2022-03-16/2022-03-20; null where it is unknown.
-- @column place_name: The place as the texts name it.
-- @column part: Party, host, mediator or delegate.
-- @column actor_id: The actor (actors.actor_id).
-- @column actor_name: Its name.
-- @column actor_kind: What it is.
-- @column actor_country: The country that it belongs to or comes from (ISO 3166-1 alpha-3).
-- @column contested: True where documents or speakers disagree on when, where or whether it took
--   place.
SELECT
    r.round_id,
    r.name AS round_name,
    r.kind AS round_kind,
    r.level,
    r.date_start,
    r.date_end,
    r.date_precision,
    date_text(r.date_precision, r.date_start, r.date_end) AS date_text,
    r.place_name,
    p.part,
    p.actor_id,
    a.name AS actor_name,
    a.kind AS actor_kind,
    a.country AS actor_country,
    r.contested
FROM rounds AS r
JOIN (
    SELECT round_id, 'party' AS part, unnest(list_distinct(party_actor_ids)) AS actor_id
    FROM rounds
    UNION ALL
    SELECT round_id, 'host', unnest(list_distinct(host_actor_ids)) FROM rounds
    UNION ALL
    SELECT round_id, 'mediator', unnest(list_distinct(mediator_actor_ids)) FROM rounds
    UNION ALL
    SELECT round_id, 'delegate', unnest(list_distinct(delegate_actor_ids)) FROM rounds
) AS p USING (round_id)
JOIN actors AS a USING (actor_id)
ORDER BY r.date_start NULLS LAST, r.round_id, p.part, p.actor_id
