-- @view: One row an actor and a part that texts give it in a conflict or its process: who fights, who
--   stands behind, mediates, hosts, guarantees, supports or spoils, by whose word, with evidence.
-- @column actor_id: The actor (actors.actor_id).
-- @column actor_name: Its name.
-- @column actor_kind: What kind of actor it is.
-- @column country: Its country (ISO 3166 alpha-3).
-- @column role: The part.
-- @column codebook_role: The part that a codebook gives it in its conflict; 'none' where none does.
-- @column toward_names: Names of those between whom it mediates, or whom it supports, sorted.
-- @column n_claims: Statements that give it this part.
-- @column n_documents: Documents that do so.
-- @column claimed_by: Names of those on whose word it rests, sorted.
-- @column source_names: Publishers of those documents, sorted.
-- @column evidence: The sentence of the surest statement.
-- @column evidence_doc_id: The document that holds it (documents.doc_id).
WITH toward AS (
    SELECT
        t.actor_id,
        t.role,
        list(DISTINCT coalesce(a.name, t.other) ORDER BY coalesce(a.name, t.other)) AS names
    FROM (SELECT actor_id, role, unnest(toward_actor_ids) AS other FROM role_claims) AS t
    LEFT JOIN actors AS a ON a.actor_id = t.other
    GROUP BY ALL
),
told AS (
    SELECT
        c.actor_id,
        c.role,
        count(*) AS n_claims,
        count(DISTINCT c.doc_id) AS n_documents,
        list(
            DISTINCT coalesce(w.name, c.attributed_to_actor_id)
            ORDER BY coalesce(w.name, c.attributed_to_actor_id)
        ) AS claimed_by,
        list(DISTINCT d.source_name ORDER BY d.source_name)
            FILTER (d.source_name IS NOT NULL) AS source_names,
        first(
            substr(d.text, s.char_start + 1, s.char_end - s.char_start)
            ORDER BY c.confidence DESC, c.role_claim_id
        ) AS evidence,
        first(c.doc_id ORDER BY c.confidence DESC, c.role_claim_id) AS evidence_doc_id
    FROM role_claims AS c
    JOIN documents AS d USING (doc_id)
    JOIN sentences AS s USING (sentence_id)
    LEFT JOIN actors AS w ON w.actor_id = c.attributed_to_actor_id
    GROUP BY c.actor_id, c.role
)
SELECT
    t.actor_id,
    coalesce(a.name, t.actor_id) AS actor_name,
    a.kind AS actor_kind,
    a.country,
    t.role,
    coalesce(a.conflict_role, 'none') AS codebook_role,
    coalesce(o.names, []) AS toward_names,
    t.n_claims,
    t.n_documents,
    t.claimed_by,
    coalesce(t.source_names, []) AS source_names,
    t.evidence,
    t.evidence_doc_id
FROM told AS t
LEFT JOIN actors AS a USING (actor_id)
LEFT JOIN toward AS o ON o.actor_id = t.actor_id AND o.role = t.role
ORDER BY t.n_claims DESC, actor_name, t.role
