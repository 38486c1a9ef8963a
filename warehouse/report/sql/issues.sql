-- Issues on which anybody takes a position or an instrument has a term; and those above them.
WITH RECURSIVE used AS (
    SELECT issue_id FROM stances WHERE issue_id IS NOT NULL
    UNION SELECT issue_id FROM provisions WHERE issue_id IS NOT NULL
    UNION SELECT issue_id FROM interests WHERE issue_id IS NOT NULL
    UNION SELECT unnest(issue_ids) FROM agreements
    UNION
    SELECT i.parent_issue_id
    FROM issues AS i JOIN used USING (issue_id)
    WHERE i.parent_issue_id IS NOT NULL
)
SELECT
    i.issue_id,
    page_of('issues', i.issue_id) AS page,
    i.name,
    i.definition,
    i.parent_issue_id,
    i.pax_codes,
    (SELECT count(*) FROM stances AS s WHERE s.issue_id = i.issue_id) AS n_stances,
    (SELECT count(DISTINCT s.holder_actor_id) FROM stances AS s WHERE s.issue_id = i.issue_id)
        AS n_holders,
    (SELECT count(*) FROM provisions AS p WHERE p.issue_id = i.issue_id) AS n_terms
FROM issues AS i
SEMI JOIN used USING (issue_id)
ORDER BY n_stances DESC, n_terms DESC, i.name, i.issue_id
