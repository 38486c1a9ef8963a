-- @view: One row a publisher, outcome, reason and speaker: the reasons that its texts give for an outcome.
-- @column source_name: Publisher; the document's address where no publisher is known.
-- @column outcome: The outcome explained, by the codebook.
-- @column reason: The reason, by the codebook.
-- @column attributed_to_actor_id: On whose word the text gives the reason.
-- @column attributed_to_name: Their name.
-- @column n_explanations: Explanations counted. [unit: explanations]
-- @column n_documents: Documents that give them. [unit: documents]
-- @column mean_confidence: Mean confidence of the explanations. [unit: probability]
SELECT
    coalesce(d.source_name, d.source_uri) AS source_name,
    x.outcome,
    x.reason,
    x.attributed_to_actor_id,
    a.name AS attributed_to_name,
    count(*) AS n_explanations,
    count(DISTINCT x.doc_id) AS n_documents,
    round(avg(x.confidence), 3) AS mean_confidence
FROM explanations AS x
INNER JOIN documents AS d USING (doc_id)
LEFT JOIN actors AS a ON a.actor_id = x.attributed_to_actor_id
GROUP BY ALL
ORDER BY x.outcome, x.reason, source_name, x.attributed_to_actor_id
