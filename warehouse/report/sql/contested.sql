-- Values on which documents or speakers disagree, each with the words that give it.
WITH givers AS (
    SELECT event_id, attribute, value, unnest(doc_ids) AS doc_id, attributed_to_actor_ids
    FROM event_conflicts
),
words AS (
    SELECT
        g.event_id,
        g.attribute,
        g.value,
        list(
            {
                'before': q.before, 'marked': q.marked, 'after': q.after, 'mark': q.mark,
                'title': q.title, 'source_name': q.source_name, 'published': q.published,
                'word_of': m.attributed_to_actor_id
            }
            ORDER BY q.published_on NULLS LAST, q.doc_id, q.char_start
        ) AS quotes
    FROM givers AS g
    JOIN event_mentions AS m
        ON m.event_id = g.event_id AND m.doc_id = g.doc_id
        AND (
            m.attributed_to_actor_id IS NULL
            OR list_contains(g.attributed_to_actor_ids, m.attributed_to_actor_id)
        )
        AND CASE g.attribute
            WHEN 'date' THEN CAST(m.date_start AS VARCHAR) = g.value
            WHEN 'factuality' THEN g.value IN (m.factuality, 'reported')
            ELSE true
        END
    JOIN quotes AS q ON q.row_id = m.event_mention_id
    GROUP BY g.event_id, g.attribute, g.value
)
SELECT
    c.event_id,
    page_of('events', c.event_id) AS page,
    c.label,
    day_of(c.date_start) AS date_start,
    c.factuality,
    c.attribute,
    c.value,
    c.n_documents,
    c.source_names,
    c.attributed_to_actor_ids,
    coalesce(w.quotes, []) AS quotes
FROM contested_events AS c
LEFT JOIN words AS w USING (event_id, attribute, value)
ORDER BY c.date_start NULLS LAST, c.event_id, c.attribute, c.n_documents DESC, c.value
