-- @view: One row an agreement and an actor that is a party to it or helps it along; the lists of
--   agreements as rows, for BI tools.
-- @column agreement_id: The agreement (agreements.agreement_id).
-- @column agreement_name: Its name.
-- @column agreement_kind: What kind of instrument it is.
-- @column status: What became of it by the latest statement.
-- @column date_start: First day of its date; null where no text tells.
-- @column date_end: Last day of its date.
-- @column date_precision: What the interval stands for; 'none' where no text gives a date.
-- @column role: Party, or third party: mediator, guarantor, host or sponsor.
-- @column actor_id: The actor (actors.actor_id).
-- @column actor_name: Its name.
-- @column actor_kind: What it is.
-- @column actor_country: The country that it belongs to or comes from (ISO 3166-1 alpha-3).
-- @column contested: True where documents or speakers disagree on what became of the agreement.
-- @column n_mentions: Places in the texts that name the agreement. [unit: mentions]
-- @column n_documents: Documents that tell of it. [unit: documents]
-- @column confidence: Estimated probability that the agreement is right. [unit: probability]
SELECT
    g.agreement_id,
    g.name AS agreement_name,
    g.kind AS agreement_kind,
    g.status,
    g.date_start,
    g.date_end,
    g.date_precision,
    t.role,
    t.actor_id,
    a.name AS actor_name,
    a.kind AS actor_kind,
    a.country AS actor_country,
    g.contested,
    g.n_mentions,
    g.n_documents,
    g.confidence
FROM agreements AS g
JOIN (
    SELECT agreement_id, 'party' AS role, unnest(list_distinct(party_actor_ids)) AS actor_id
    FROM agreements
    UNION ALL
    SELECT agreement_id, 'third party', unnest(list_distinct(third_party_actor_ids))
    FROM agreements
) AS t USING (agreement_id)
JOIN actors AS a USING (actor_id)
ORDER BY g.agreement_id, t.role, t.actor_id
