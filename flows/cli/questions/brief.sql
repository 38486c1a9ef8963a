-- What texts say happened, claim on somebody's word, or deny: of the event $event, or from $first to
-- $last; $rows of each part, those told most often, in order of time.
WITH told AS (
  SELECT
    CASE
      WHEN factuality = 'negated' THEN 'denied'
      WHEN factuality IN ('future', 'possible') THEN 'expected'
      WHEN factuality = 'counterfactual' THEN 'unreal'
      WHEN attributed_to_actor_id = 'author' THEN 'happened'
      ELSE 'claimed'
    END AS part,
    event_id, event_label, word_of, attributed_to_actor_id, sentence,
    coalesce(source_name, title, doc_id) AS source, published_on, doc_id, char_start,
    coalesce(e.date_text, v.date_text) AS date_text,
    coalesce(e.date_start, v.date_start) AS date_start, v.contested
  FROM event_evidence AS v
  JOIN (SELECT event_id, date_text, date_start FROM event_timeline) AS e USING (event_id)
  WHERE if($event IS NULL,
    coalesce(v.date_end, published_on) >= coalesce($first::DATE, DATE '0001-01-01')
      AND coalesce(v.date_start, published_on) <= coalesce($last::DATE, DATE '9999-12-31'),
    event_id = $event)
),
grouped AS (
  SELECT
    part, event_id, attributed_to_actor_id,
    any_value(event_label) AS label,
    if(attributed_to_actor_id = 'author', NULL, any_value(word_of)) AS word_of,
    first(sentence ORDER BY published_on NULLS LAST, doc_id, char_start) AS sentence,
    string_agg(DISTINCT source, '; ' ORDER BY source) AS sources,
    min(date_start) AS date_start,
    min(date_text) AS date_text,
    count(DISTINCT doc_id) AS n_documents,
    count(*) AS n_places,
    bool_or(contested) AS contested
  FROM told
  WHERE part <> 'unreal'
  GROUP BY part, event_id, attributed_to_actor_id
),
ranked AS (
  SELECT
    *,
    row_number() OVER (
      PARTITION BY part ORDER BY n_documents DESC, n_places DESC, event_id, attributed_to_actor_id
    ) AS rank,
    count(*) OVER (PARTITION BY part) AS n_all
  FROM grouped
)
SELECT
  * EXCLUDE (rank),
  -- The line tells the date itself, and the heading whether it happened.
  regexp_replace(label, '( \([-/0-9]+\))?( \[[a-z]+\])?$', '') AS what
FROM ranked
WHERE rank <= $rows
ORDER BY date_start NULLS LAST, event_id, attributed_to_actor_id
