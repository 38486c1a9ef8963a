-- Instruments, those that became something last first.
SELECT
    agreement_id, page_of('agreements', agreement_id) AS page, name, kind,
    party_actor_ids, third_party_actor_ids, date_start,
    in_words(date_start, date_end, date_precision) AS dated, status, status_on,
    day_of(status_on) AS status_since, issue_ids, wikidata_id, in_codebook, n_mentions, n_documents, contested,
    confidence
FROM agreements
ORDER BY coalesce(status_on, date_start) DESC NULLS LAST, n_mentions DESC, agreement_id
