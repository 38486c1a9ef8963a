-- Instruments, those that became something last first.
SELECT
    agreement_id, page_of('agreements', agreement_id) AS page, name, kind,
    party_actor_ids, third_party_actor_ids, date_start,
    in_words(date_start, date_end, date_precision) AS dated, status, status_on,
    (
        SELECT in_words(s.date_start, s.date_end, s.date_precision)
        FROM agreement_status AS s
        WHERE s.agreement_id = agreements.agreement_id AND s.status = agreements.status
            AND s.date_start = agreements.status_on
        ORDER BY s.date_end
        LIMIT 1
    ) AS status_since,
    issue_ids, wikidata_id, in_codebook, n_mentions, n_documents, contested,
    confidence
FROM agreements
ORDER BY coalesce(status_on, date_start) DESC NULLS LAST, n_mentions DESC, agreement_id
