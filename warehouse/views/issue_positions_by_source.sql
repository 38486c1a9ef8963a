-- @view: One row a holder, an issue or an actor, a position and a publisher: the same as issue_positions,
--   to compare outlets.
-- @column holder_actor_id: Who holds the position (actors.actor_id); 'author' is the documents' own
--   voice.
-- @column holder_name: Name of the holder.
-- @column holder_country: Country of the holder (ISO 3166-1 alpha-3).
-- @column issue_id: The issue (issues.issue_id); null when toward an actor.
-- @column issue_name: Name of the issue; null when toward an actor.
-- @column target_actor_id: The actor toward whom the position is held; null when on an issue.
-- @column target_name: Name of that actor; null when on an issue.
-- @column position: The position: support, oppose, conditional or neutral.
-- @column source_name: The outlet or publisher; null where it is unknown.
-- @column n_stances: Places in the texts that show it. [unit: stances]
-- @column n_documents: Documents that show it. [unit: documents]
-- @column first_stated_on: Earliest date on which it was stated.
-- @column last_stated_on: Latest date on which it was stated.
-- @column mean_strength: How strongly it is put on average, from 0 to 1. [unit: share]
-- @column mean_confidence: Mean probability that the stances are right. [unit: probability]
-- @column doc_ids: The documents (documents.doc_id), sorted.
SELECT
    s.holder_actor_id,
    coalesce(h.name, s.holder_actor_id) AS holder_name,
    h.country AS holder_country,
    s.issue_id,
    coalesce(i.name, s.issue_id) AS issue_name,
    s.target_actor_id,
    coalesce(t.name, s.target_actor_id) AS target_name,
    s.position,
    d.source_name,
    count(*) AS n_stances,
    count(DISTINCT s.doc_id) AS n_documents,
    min(s.stated_on) AS first_stated_on,
    max(s.stated_on) AS last_stated_on,
    round(avg(s.strength), 3) AS mean_strength,
    round(avg(s.confidence), 3) AS mean_confidence,
    list(DISTINCT s.doc_id ORDER BY s.doc_id) AS doc_ids
FROM stances AS s
JOIN documents AS d USING (doc_id)
LEFT JOIN actors AS h ON h.actor_id = s.holder_actor_id
LEFT JOIN actors AS t ON t.actor_id = s.target_actor_id
LEFT JOIN issues AS i USING (issue_id)
GROUP BY ALL
ORDER BY holder_name, s.holder_actor_id, s.issue_id, s.target_actor_id, s.position, d.source_name
