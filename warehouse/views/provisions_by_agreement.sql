-- @view: One row a term of an agreement, with whom it binds and serves, and who accepts or rejects its
--   issue.
-- @column agreement_id: The agreement (agreements.agreement_id).
-- @column agreement_name: Its name.
-- @column provision_id: The term (provisions.provision_id).
-- @column content: The words of the term.
-- @column issue_id: The issue (issues.issue_id); null where it is none of the codebooks'.
-- @column issue_name: Name of the issue.
-- @column pax_code: Code of the issue in the PA-X Peace Agreements Database.
-- @column force: Whether the term obliges, forbids, permits or grants.
-- @column obliged_names: Names of those who must do it or refrain from it, sorted.
-- @column beneficiary_names: Names of those who get something by it, sorted.
-- @column condition: On what it depends, in the words of the text.
-- @column duration: For how long it holds, in the words of the text.
-- @column accepted_by: Who supports the issue in any text (actors.name), sorted.
-- @column rejected_by: Who opposes the issue in any text (actors.name), sorted.
-- @column accepted_on_word_of: On whose word they are said to support it, sorted; 'author' is the
--   documents' own voice.
-- @column rejected_on_word_of: On whose word they are said to oppose it, sorted.
-- @column attributed_to_actor_id: On whose word the text rests the term (actors.actor_id); 'author' is
--   the document's own voice.
-- @column doc_id: The document (documents.doc_id).
-- @column source_name: Its publisher.
-- @column confidence: Estimated probability that the term is right. [unit: probability]
WITH bound AS (
    SELECT
        provision_id,
        list(DISTINCT coalesce(a.name, o.actor_id) ORDER BY coalesce(a.name, o.actor_id))
            FILTER (o.role = 'obliged') AS obliged,
        list(DISTINCT coalesce(a.name, o.actor_id) ORDER BY coalesce(a.name, o.actor_id))
            FILTER (o.role = 'beneficiary') AS beneficiary
    FROM (
        SELECT provision_id, 'obliged' AS role, unnest(obliged_actor_ids) AS actor_id
        FROM provisions
        UNION ALL
        SELECT provision_id, 'beneficiary' AS role, unnest(beneficiary_actor_ids) AS actor_id
        FROM provisions
    ) AS o
    LEFT JOIN actors AS a USING (actor_id)
    GROUP BY provision_id
),
held AS (
    SELECT
        s.issue_id,
        list(DISTINCT coalesce(h.name, s.holder_actor_id)
            ORDER BY coalesce(h.name, s.holder_actor_id))
            FILTER (s.position = 'support') AS supporters,
        list(DISTINCT coalesce(h.name, s.holder_actor_id)
            ORDER BY coalesce(h.name, s.holder_actor_id))
            FILTER (s.position = 'oppose') AS opponents,
        list(DISTINCT coalesce(w.name, s.attributed_to_actor_id)
            ORDER BY coalesce(w.name, s.attributed_to_actor_id))
            FILTER (s.position = 'support') AS support_word,
        list(DISTINCT coalesce(w.name, s.attributed_to_actor_id)
            ORDER BY coalesce(w.name, s.attributed_to_actor_id))
            FILTER (s.position = 'oppose') AS oppose_word
    FROM stances AS s
    LEFT JOIN actors AS h ON h.actor_id = s.holder_actor_id
    LEFT JOIN actors AS w ON w.actor_id = s.attributed_to_actor_id
    WHERE s.issue_id IS NOT NULL
    GROUP BY s.issue_id
)
SELECT
    p.agreement_id,
    g.name AS agreement_name,
    p.provision_id,
    p.content,
    p.issue_id,
    i.name AS issue_name,
    p.pax_code,
    p.force,
    coalesce(b.obliged, []) AS obliged_names,
    coalesce(b.beneficiary, []) AS beneficiary_names,
    p.condition,
    p.duration,
    coalesce(h.supporters, []) AS accepted_by,
    coalesce(h.opponents, []) AS rejected_by,
    coalesce(h.support_word, []) AS accepted_on_word_of,
    coalesce(h.oppose_word, []) AS rejected_on_word_of,
    p.attributed_to_actor_id,
    p.doc_id,
    d.source_name,
    p.confidence
FROM provisions AS p
JOIN agreements AS g USING (agreement_id)
JOIN documents AS d USING (doc_id)
LEFT JOIN issues AS i USING (issue_id)
LEFT JOIN bound AS b USING (provision_id)
LEFT JOIN held AS h USING (issue_id)
ORDER BY agreement_name, p.agreement_id, p.doc_id, p.char_start, p.provision_id
