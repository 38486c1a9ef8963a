-- @view: One row a round of talks, in the order of its process: who met, of what rank, with whose
--   help, when and where, and what it brought.
-- @column process: The names of those who talk, by which rounds are of one process.
-- @column round_number: Place of the round in its process, by date, counted from 1; rounds without
--   a date come last.
-- @column round_id: The round (rounds.round_id).
-- @column round_name: Its name.
-- @column kind: What kind of round it is.
-- @column level: The rank of those who meet; null where no text tells.
-- @column party_actor_ids: Who talks (actors.actor_id), sorted.
-- @column delegates: Names of persons told to take part or to lead a delegation, sorted.
-- @column hosts: Names of those who host it, sorted.
-- @column mediators: Names of those who mediate it, sorted.
-- @column place_name: The place as the texts name it.
-- @column date_start: First day of it.
-- @column date_end: Last day of it.
-- @column date_precision: What the interval stands for.
-- @column date_text: The date as exactly as it is known: 2022-03-16, 2022-03, 2022, or the first and the
--   last day as 2022-03-16/2022-03-20; null where it is unknown.
-- @column outcome: What it brought, in the words of a text.
-- @column outcomes: All that the texts say of it, each once, sorted.
-- @column n_mentions: Places in the texts that tell of it.
-- @column n_documents: Documents that tell of it.
-- @column contested: True where documents or speakers disagree on when, where or whether it took
--   place.
WITH named AS (
    SELECT
        r.round_id,
        list(DISTINCT coalesce(a.name, p.actor_id) ORDER BY coalesce(a.name, p.actor_id))
            FILTER (p.part = 'party') AS parties,
        list(DISTINCT coalesce(a.name, p.actor_id) ORDER BY coalesce(a.name, p.actor_id))
            FILTER (p.part = 'delegate') AS delegates,
        list(DISTINCT coalesce(a.name, p.actor_id) ORDER BY coalesce(a.name, p.actor_id))
            FILTER (p.part = 'host') AS hosts,
        list(DISTINCT coalesce(a.name, p.actor_id) ORDER BY coalesce(a.name, p.actor_id))
            FILTER (p.part = 'mediator') AS mediators
    FROM rounds AS r
    JOIN (
        SELECT round_id, 'party' AS part, unnest(party_actor_ids) AS actor_id FROM rounds
        UNION ALL
        SELECT round_id, 'delegate', unnest(delegate_actor_ids) FROM rounds
        UNION ALL
        SELECT round_id, 'host', unnest(host_actor_ids) FROM rounds
        UNION ALL
        SELECT round_id, 'mediator', unnest(mediator_actor_ids) FROM rounds
    ) AS p USING (round_id)
    LEFT JOIN actors AS a USING (actor_id)
    GROUP BY r.round_id
),
told AS (
    SELECT
        round_id,
        list(DISTINCT outcome ORDER BY outcome) FILTER (outcome IS NOT NULL) AS outcomes
    FROM round_mentions
    GROUP BY round_id
)
SELECT
    array_to_string(coalesce(n.parties, []), ' – ') AS process,
    row_number() OVER (
        PARTITION BY r.party_actor_ids
        ORDER BY r.date_start NULLS LAST, r.date_end, r.round_id
    ) AS round_number,
    r.round_id,
    r.name AS round_name,
    r.kind,
    r.level,
    r.party_actor_ids,
    coalesce(n.delegates, []) AS delegates,
    coalesce(n.hosts, []) AS hosts,
    coalesce(n.mediators, []) AS mediators,
    r.place_name,
    r.date_start,
    r.date_end,
    r.date_precision,
    date_text(r.date_precision, r.date_start, r.date_end) AS date_text,
    r.outcome,
    coalesce(t.outcomes, []) AS outcomes,
    r.n_mentions,
    r.n_documents,
    r.contested
FROM rounds AS r
LEFT JOIN named AS n USING (round_id)
LEFT JOIN told AS t USING (round_id)
ORDER BY process, round_number
