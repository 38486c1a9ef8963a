-- needs: rounds
-- Rounds of talks, in order of time.
SELECT
    round_id, name, party_actor_ids, host_actor_ids, mediator_actor_ids, delegate_actor_ids,
    place_name, in_words(date_start, date_end, date_precision) AS happened_on, outcome,
    n_mentions, n_documents, contested
FROM rounds
ORDER BY date_start NULLS LAST, date_end NULLS LAST, round_id
