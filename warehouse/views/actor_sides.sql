-- @view: One row an actor and a span of time in which it stands for one side: a state for its organs,
--   an organisation for its offices, an armed group for itself. Whom a person stands for follows the
--   offices that it held; a country that somebody only comes from is no side.
-- @column actor_id: The actor (actors.actor_id).
-- @column actor_name: Its name.
-- @column valid_from: First day of the span; null where it has no beginning.
-- @column valid_to: Last day of the span; null where it has no end. Spans of one actor follow each
--   other without a gap.
-- @column affiliation_actor_id: Whom a person then serves (actors.actor_id); null for others.
-- @column side_actor_id: The side (actors.actor_id).
-- @column side_name: Its name.
-- @column side_kind: What it is.
-- @column side_country: The country in the dyads of countries (ISO 3166-1 alpha-3): that of a state or
--   of what stands in one; null for organisations of several states.
WITH RECURSIVE above AS (
    SELECT actor_id, actor_id AS upper_id, 0 AS steps
    FROM actors
    UNION ALL
    SELECT u.actor_id, a.parent_actor_id, u.steps + 1
    FROM above AS u
    JOIN actors AS a ON a.actor_id = u.upper_id
    WHERE a.parent_actor_id IS NOT NULL AND u.steps < 20
),
tops AS (
    SELECT actor_id, arg_max(upper_id, steps) AS top_id FROM above GROUP BY actor_id
),
-- What is an organ of a state and hangs on nobody else stands for its state.
sided AS (
    SELECT
        t.actor_id,
        CASE
            WHEN a.kind NOT IN ('state', 'igo', 'alliance', 'author')
                AND a.sector IN ('GOV', 'MIL', 'SPY', 'LEG', 'JUD', 'COP')
                THEN coalesce(s.actor_id, t.top_id)
            ELSE t.top_id
        END AS side_actor_id
    FROM tops AS t
    JOIN actors AS a ON a.actor_id = t.top_id
    LEFT JOIN actors AS s ON s.actor_id = a.country AND s.kind = 'state'
),
offices AS (
    SELECT
        r.actor_id,
        r.affiliation_actor_id,
        coalesce(r.valid_from, DATE '0001-01-01') AS valid_from,
        coalesce(r.valid_to, DATE '9999-12-31') AS valid_to,
        -- Of offices held at one time the one of a state or an organisation counts, then the latest.
        CASE s.kind
            WHEN 'state' THEN 0 WHEN 'igo' THEN 1 WHEN 'alliance' THEN 1 WHEN 'armed_group' THEN 2
            ELSE 3
        END AS rank,
        r.actor_role_id
    FROM actor_roles AS r
    JOIN actors AS p ON p.actor_id = r.actor_id AND p.kind = 'person'
    JOIN sided AS x ON x.actor_id = r.affiliation_actor_id
    JOIN actors AS s ON s.actor_id = x.side_actor_id
),
starts AS (
    SELECT actor_id, DATE '0001-01-01' AS valid_from FROM actors
    UNION
    SELECT actor_id, valid_from FROM offices
    UNION
    SELECT actor_id, valid_to + 1 FROM offices WHERE valid_to < DATE '9999-12-31'
),
spans AS (
    SELECT
        actor_id,
        valid_from,
        coalesce(
            lead(valid_from) OVER (PARTITION BY actor_id ORDER BY valid_from) - 1,
            DATE '9999-12-31'
        ) AS valid_to
    FROM starts
),
held AS (
    SELECT
        s.actor_id,
        s.valid_from,
        s.valid_to,
        first(
            o.affiliation_actor_id
            ORDER BY o.rank, o.valid_from DESC, o.actor_role_id
        ) AS affiliation_actor_id
    FROM spans AS s
    LEFT JOIN offices AS o
        ON o.actor_id = s.actor_id AND s.valid_from BETWEEN o.valid_from AND o.valid_to
    GROUP BY ALL
),
-- Before, between and after offices somebody is taken for whom they served last, else first.
filled AS (
    SELECT
        actor_id,
        valid_from,
        valid_to,
        coalesce(
            last_value(affiliation_actor_id IGNORE NULLS) OVER (
                PARTITION BY actor_id ORDER BY valid_from
            ),
            first_value(affiliation_actor_id IGNORE NULLS) OVER (
                PARTITION BY actor_id ORDER BY valid_from
                ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING
            )
        ) AS affiliation_actor_id
    FROM held
),
numbered AS (
    SELECT
        *,
        affiliation_actor_id IS DISTINCT FROM
            lag(affiliation_actor_id) OVER (PARTITION BY actor_id ORDER BY valid_from) AS changes
    FROM filled
),
merged AS (
    SELECT
        actor_id,
        affiliation_actor_id,
        min(valid_from) AS valid_from,
        max(valid_to) AS valid_to
    FROM (
        SELECT
            *,
            sum(changes::INTEGER) OVER (PARTITION BY actor_id ORDER BY valid_from) AS stretch
        FROM numbered
    )
    GROUP BY actor_id, affiliation_actor_id, stretch
)
SELECT
    m.actor_id,
    a.name AS actor_name,
    nullif(m.valid_from, DATE '0001-01-01') AS valid_from,
    nullif(m.valid_to, DATE '9999-12-31') AS valid_to,
    m.affiliation_actor_id,
    s.actor_id AS side_actor_id,
    s.name AS side_name,
    s.kind AS side_kind,
    if(s.kind IN ('igo', 'alliance'), NULL, s.country) AS side_country
FROM merged AS m
JOIN actors AS a USING (actor_id)
JOIN sided AS x ON x.actor_id = coalesce(m.affiliation_actor_id, m.actor_id)
JOIN actors AS s ON s.actor_id = x.side_actor_id
ORDER BY m.actor_id, m.valid_from
