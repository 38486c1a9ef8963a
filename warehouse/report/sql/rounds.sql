-- Rounds of talks, process by process in order of time.
SELECT
    v.round_id, v.process, v.round_number, v.round_name AS name, v.kind, v.level,
    r.party_actor_ids, r.delegate_actor_ids, r.host_actor_ids, r.mediator_actor_ids,
    v.place_name, in_words(v.date_start, v.date_end, v.date_precision) AS happened_on,
    v.outcomes, v.n_documents, v.contested
FROM process_rounds AS v
JOIN rounds AS r USING (round_id)
ORDER BY v.date_start NULLS LAST, v.date_end NULLS LAST, v.round_id
