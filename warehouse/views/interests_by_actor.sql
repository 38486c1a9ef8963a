-- @view: One row a statement of what an actor wants, needs or fears, or of what presses on it, with its
--   sentence, its source, and on whose word; apart from its positions (issue_positions).
-- @column actor_id: Whose interest it is (actors.actor_id).
-- @column actor_name: Name of that actor.
-- @column country: Country of that actor (ISO 3166-1 alpha-3).
-- @column kind: A goal, a need, a fear, or a pressure on the actor.
-- @column content: What is wanted, needed or feared, or what presses, in the words of the text.
-- @column issue_id: The issue that the words name (issues.issue_id); null where they name none.
-- @column issue_name: Name of the issue.
-- @column attributed_to_actor_id: On whose word the text rests it (actors.actor_id); 'author' is the
--   document's own voice.
-- @column attributed_to_name: Name of that actor.
-- @column own_word: True where the actor itself says so, or who then stands for the same side
--   (actor_sides).
-- @column sentence: The sentence that tells it.
-- @column doc_id: The document (documents.doc_id).
-- @column title: Its title.
-- @column source_name: Its publisher.
-- @column published_on: Its date of publication.
-- @column confidence: Estimated probability that the row is right. [unit: probability]
-- @column interest_id: The statement (interests.interest_id).
SELECT
    n.holder_actor_id AS actor_id,
    coalesce(h.name, n.holder_actor_id) AS actor_name,
    h.country,
    n.kind,
    n.content,
    n.issue_id,
    i.name AS issue_name,
    n.attributed_to_actor_id,
    coalesce(w.name, n.attributed_to_actor_id) AS attributed_to_name,
    coalesce(
        n.attributed_to_actor_id = n.holder_actor_id OR v.side_actor_id = x.side_actor_id, false
    ) AS own_word,
    substr(d.text, s.char_start + 1, s.char_end - s.char_start) AS sentence,
    n.doc_id,
    d.title,
    d.source_name,
    d.published_on,
    n.confidence,
    n.interest_id
FROM interests AS n
JOIN documents AS d USING (doc_id)
JOIN sentences AS s USING (sentence_id)
LEFT JOIN actors AS h ON h.actor_id = n.holder_actor_id
LEFT JOIN actors AS w ON w.actor_id = n.attributed_to_actor_id
LEFT JOIN actor_sides AS x
    ON x.actor_id = n.holder_actor_id
    AND coalesce(d.published_on, DATE '9999-12-31')
        BETWEEN coalesce(x.valid_from, DATE '0001-01-01')
        AND coalesce(x.valid_to, DATE '9999-12-31')
LEFT JOIN actor_sides AS v
    ON v.actor_id = n.attributed_to_actor_id
    AND coalesce(d.published_on, DATE '9999-12-31')
        BETWEEN coalesce(v.valid_from, DATE '0001-01-01')
        AND coalesce(v.valid_to, DATE '9999-12-31')
LEFT JOIN issues AS i USING (issue_id)
ORDER BY actor_name, n.holder_actor_id, n.kind, d.published_on NULLS LAST, n.doc_id, n.char_start,
    n.interest_id
