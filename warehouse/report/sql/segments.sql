-- Documents as stretches of text over which the same marks lie, in order. A mark begins in one
-- stretch. "innermost" is the shortest mark over a stretch of those that name one thing, whose words
-- are its link ("opens": from here on); the others have flags where they begin. A document without
-- text has one row of nulls.
WITH edges AS (
    SELECT doc_id, char_start AS edge FROM marks
    UNION SELECT doc_id, char_end FROM marks
    UNION SELECT doc_id, char_start FROM sentences
    UNION SELECT doc_id, char_end FROM sentences
),
stretches AS (
    SELECT doc_id, edge AS char_start, lead(edge) OVER (PARTITION BY doc_id ORDER BY edge) AS char_end
    FROM edges
),
placed AS (
    SELECT r.doc_id, r.char_start, r.char_end, t.sentence_id, t.part, t.sentence_index, t.kind,
        substr(t.sentence, r.char_start - t.char_start + 1, r.char_end - r.char_start) AS text
    FROM stretches AS r
    JOIN told AS t
        ON t.doc_id = r.doc_id AND r.char_start >= t.char_start AND r.char_end <= t.char_end
),
touching AS (
    SELECT t.sentence_id, m.layer, m.row_id, m.char_start, m.char_end
    FROM told AS t
    JOIN marks AS m
        ON m.doc_id = t.doc_id AND m.char_start < t.char_end AND m.char_end > t.char_start
),
covered AS (
    SELECT
        p.doc_id,
        p.char_start,
        string_agg(DISTINCT m.layer, ' ' ORDER BY m.layer) AS layers,
        list(
            {'layer': m.layer, 'row_id': m.row_id}
            ORDER BY m.char_end, m.layer, m.row_id
        ) FILTER (m.char_start = p.char_start) AS begins,
        arg_min(m.row_id, (m.char_end - m.char_start, m.layer, m.row_id)) FILTER (m.layer IN (
            'actor', 'place', 'event', 'figure', 'agreement', 'status'
        )) AS innermost
    FROM placed AS p
    JOIN touching AS m
        ON m.sentence_id = p.sentence_id
        AND m.char_start <= p.char_start AND m.char_end >= p.char_end
    GROUP BY p.doc_id, p.char_start
),
paragraphs AS (
    SELECT
        t.sentence_id,
        count(*) FILTER (t.starts) OVER (PARTITION BY t.doc_id ORDER BY t.sentence_index) AS paragraph
    FROM (
        SELECT s.doc_id, s.sentence_id, s.sentence_index,
            s.kind <> 'prose' OR coalesce(lag(s.kind) OVER w <> 'prose', true)
            OR contains(substr(d.text, lag(s.char_end) OVER w + 1, s.char_start - lag(s.char_end) OVER w), chr(10))
                AS starts
        FROM sentences AS s
        JOIN documents AS d USING (doc_id)
        WINDOW w AS (PARTITION BY s.doc_id ORDER BY s.sentence_index)
    ) AS t
)
SELECT
    d.doc_id, p.part, g.paragraph, p.sentence_index, p.kind, p.text,
    c.layers,
    c.innermost,
    list_contains(list_transform(c.begins, lambda b: b.row_id), c.innermost) AS opens,
    coalesce(list_filter(c.begins, lambda b: b.row_id IS DISTINCT FROM c.innermost), []) AS flags
FROM documents AS d
LEFT JOIN placed AS p USING (doc_id)
LEFT JOIN paragraphs AS g ON g.sentence_id = p.sentence_id
LEFT JOIN covered AS c ON c.doc_id = p.doc_id AND c.char_start = p.char_start
ORDER BY d.doc_id, p.char_start
