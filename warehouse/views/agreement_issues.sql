-- @view: One row an agreement and an issue on which it has terms; for BI tools.
-- @column agreement_id: The agreement (agreements.agreement_id).
-- @column agreement_name: Its name.
-- @column agreement_kind: What kind of instrument it is.
-- @column date_start: First day of its date; null where no text tells.
-- @column issue_id: The issue (issues.issue_id).
-- @column issue_name: Its name.
-- @column n_provisions: Terms on it that the texts give. [unit: terms]
SELECT
    g.agreement_id,
    g.name AS agreement_name,
    g.kind AS agreement_kind,
    g.date_start,
    x.issue_id,
    i.name AS issue_name,
    count(p.provision_id) AS n_provisions
FROM agreements AS g
JOIN (
    SELECT agreement_id, unnest(list_distinct(issue_ids)) AS issue_id FROM agreements
) AS x USING (agreement_id)
JOIN issues AS i USING (issue_id)
LEFT JOIN provisions AS p ON p.agreement_id = g.agreement_id AND p.issue_id = x.issue_id
GROUP BY ALL
ORDER BY g.agreement_id, x.issue_id
