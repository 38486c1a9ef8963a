-- Terms of instruments, in the order of the texts.
SELECT
    p.agreement_id,
    p.issue_id,
    p.pax_code,
    p.force,
    p.obliged_actor_ids,
    p.beneficiary_actor_ids,
    p.condition,
    p.duration,
    p.attributed_to_actor_id,
    p.confidence,
    q.* EXCLUDE (row_id)
FROM provisions AS p
JOIN quotes AS q ON q.row_id = p.provision_id
ORDER BY q.published_on NULLS LAST, q.doc_id, q.char_start, p.provision_id
