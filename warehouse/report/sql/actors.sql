-- Actors that any row of the release names.
WITH named AS (
    SELECT who AS actor_id FROM marks
    UNION SELECT word_of FROM marks
    UNION SELECT about_id FROM marks WHERE about_kind = 'actors'
    UNION SELECT actor_id FROM event_participants
    UNION SELECT unnest(source_actor_ids) FROM events
    UNION SELECT unnest(target_actor_ids) FROM events
    UNION SELECT unnest(reported_by_actor_ids) FROM attributions
    UNION SELECT unnest(party_actor_ids) FROM agreements
    UNION SELECT unnest(third_party_actor_ids) FROM agreements
    UNION SELECT unnest(by_actor_ids) FROM agreement_status
    UNION SELECT unnest(obliged_actor_ids) FROM provisions
    UNION SELECT unnest(beneficiary_actor_ids) FROM provisions
    UNION SELECT unnest(attributed_to_actor_ids) FROM event_conflicts
    UNION SELECT unnest(party_actor_ids) FROM rounds
    UNION SELECT unnest(host_actor_ids) FROM rounds
    UNION SELECT unnest(mediator_actor_ids) FROM rounds
    UNION SELECT unnest(delegate_actor_ids) FROM rounds
)
SELECT
    a.actor_id,
    page_of('actors', a.actor_id) AS page,
    a.name,
    a.kind,
    a.country,
    a.sector,
    a.conflict_role,
    a.wikidata_id,
    a.in_codebook,
    p.name AS parent_name,
    v.n_mentions,
    v.n_documents,
    v.n_events_as_source,
    v.n_events_as_target,
    v.n_verbal_cooperation,
    v.n_material_cooperation,
    v.n_verbal_conflict,
    v.n_material_conflict,
    day_of(v.first_event_on) AS first_event_on,
    day_of(v.last_event_on) AS last_event_on,
    v.n_stances,
    v.n_attributions,
    n.aliases,
    o.offices
FROM actors AS a
SEMI JOIN named USING (actor_id)
LEFT JOIN actor_activity AS v USING (actor_id)
LEFT JOIN actors AS p ON p.actor_id = a.parent_actor_id
LEFT JOIN (
    SELECT actor_id, list(DISTINCT alias ORDER BY alias) AS aliases
    FROM actor_aliases
    GROUP BY actor_id
) AS n ON n.actor_id = a.actor_id
LEFT JOIN (
    SELECT
        r.actor_id,
        list(
            replace(r.role, '_', ' ') || coalesce(' of ' || f.name, '')
            || coalesce(', from ' || r.valid_from, '') || coalesce(', to ' || r.valid_to, '')
            ORDER BY r.valid_from, r.actor_role_id
        ) AS offices
    FROM actor_roles AS r
    LEFT JOIN actors AS f ON f.actor_id = r.affiliation_actor_id
    GROUP BY r.actor_id
) AS o ON o.actor_id = a.actor_id
ORDER BY coalesce(v.n_mentions, 0) DESC, a.name, a.actor_id
