-- @view: One row a position on an issue as Discourse Network Analyzer counts statements: who agrees or
--   disagrees with which concept, where and when.
-- @column statement_id: The position (stances.stance_id).
-- @column date: When it was stated, else when the document was published.
-- @column document: Title of the document; its address where it has none.
-- @column source: Its publisher.
-- @column section: Its genre.
-- @column person: The person who holds it; null for others.
-- @column organization: The organisation or the state that holds it, or for which the person then
--   stands (actor_sides); the publisher where the document itself does.
-- @column concept: The issue.
-- @column agreement: 1 for support, 0 for opposition; null for positions that are conditional or neutral.
-- @column position: The position itself.
-- @column text: The words that show it.
-- @column start: Where they start in documents.text, counted from 0. [unit: characters]
-- @column stop: Where they end. [unit: characters]
SELECT
    s.stance_id AS statement_id,
    coalesce(s.stated_on, d.published_on) AS date,
    coalesce(d.title, d.source_uri) AS document,
    d.source_name AS source,
    d.genre AS section,
    if(h.kind = 'person', h.name, NULL) AS person,
    CASE
        WHEN h.kind <> 'person' THEN if(h.actor_id = 'author', coalesce(d.source_name, h.name), h.name)
        WHEN x.side_kind <> 'person' THEN x.side_name
    END AS organization,
    coalesce(i.name, s.issue_id) AS concept,
    CASE s.position WHEN 'support' THEN 1 WHEN 'oppose' THEN 0 END AS agreement,
    s.position,
    substr(d.text, s.char_start + 1, s.char_end - s.char_start) AS text,
    s.char_start AS start,
    s.char_end AS stop
FROM stances AS s
JOIN documents AS d USING (doc_id)
JOIN actors AS h ON h.actor_id = s.holder_actor_id
LEFT JOIN actor_sides AS x
    ON x.actor_id = s.holder_actor_id
    AND coalesce(s.stated_on, d.published_on, DATE '9999-12-31')
        BETWEEN coalesce(x.valid_from, DATE '0001-01-01')
        AND coalesce(x.valid_to, DATE '9999-12-31')
LEFT JOIN issues AS i USING (issue_id)
WHERE s.issue_id IS NOT NULL
ORDER BY date NULLS LAST, s.doc_id, s.char_start, s.stance_id
