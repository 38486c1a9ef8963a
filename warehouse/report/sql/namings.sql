-- In which documents an actor is named, how often, and where first.
SELECT
    m.actor_id,
    m.doc_id,
    count(*) AS n,
    list(DISTINCT m.text ORDER BY m.text)[:4] AS wordings,
    arg_min(q.mark, q.char_start) AS mark,
    any_value(q.title) AS title,
    any_value(q.source_name) AS source_name,
    any_value(q.published) AS published
FROM mentions AS m
JOIN quotes AS q ON q.row_id = m.mention_id
GROUP BY m.actor_id, m.doc_id
ORDER BY any_value(q.published_on) DESC NULLS LAST, n DESC, m.doc_id
