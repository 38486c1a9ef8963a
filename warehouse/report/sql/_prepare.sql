-- What the questions beside this file share: where each thing has its page, and each sentence its
-- text. Temporary; the release is open for reading only.
CREATE TEMP MACRO file_of(id) AS regexp_replace(id, '[^A-Za-z0-9_.-]', '--', 'g');
CREATE TEMP MACRO page_of(folder, id) AS folder || '/'
    || if(length(id) <= 120, file_of(id), left(file_of(id), 100) || '--' || left(md5(id), 12))
    || '.html';

-- What a text without a title is called: its file, and not where that lay.
CREATE TEMP MACRO title_of(title, source_uri) AS
    coalesce(title, regexp_extract(source_uri, '[^/]+$'), source_uri);

CREATE TEMP MACRO day_of(day) AS strftime(day, '%-d %b %Y');
-- An interval of days in words, as exact as it is known; null where it is unknown.
CREATE TEMP MACRO in_words(date_start, date_end, date_precision) AS CASE
    WHEN date_precision = 'month' THEN strftime(date_start, '%b %Y')
    WHEN date_precision = 'year' THEN strftime(date_start, '%Y')
    WHEN date_start = date_end THEN day_of(date_start)
    ELSE day_of(date_start) || ' – ' || day_of(date_end)
END;

-- A reader shows a long document in parts of so many sentences.
CREATE TEMP TABLE told AS
SELECT
    s.sentence_id,
    s.doc_id,
    s.sentence_index,
    s.kind,
    s.char_start,
    s.char_end,
    substr(d.text, s.char_start + 1, s.char_end - s.char_start) AS sentence,
    1 + s.sentence_index // 200 AS part,
    'documents/' || s.doc_id || if(s.sentence_index < 200, '', '.' || (1 + s.sentence_index // 200))
        || '.html' AS page,
    title_of(d.title, d.source_uri) AS title,
    d.source_name,
    d.published_on,
    in_words(d.published_on, d.published_on, d.published_precision) AS published
FROM sentences AS s
JOIN documents AS d USING (doc_id);

-- Every row that points at words, in the terms in which a reader shows it. about_kind names the
-- folder of what about_id is.
CREATE TEMP TABLE marks AS
SELECT
    'actor' AS layer, mention_id AS row_id, doc_id, sentence_id, char_start, char_end,
    actor_id AS who, mention_kind AS tells, NULL AS about_kind, NULL AS about_id,
    NULL AS word_of, confidence, method
FROM mentions
WHERE actor_id IS NOT NULL
UNION ALL
SELECT
    'place', place_mention_id, doc_id, sentence_id, char_start, char_end,
    NULL, p.name, 'places', place_id, NULL, m.confidence, m.method
FROM place_mentions AS m
JOIN places AS p USING (place_id)
UNION ALL
SELECT
    'event', event_mention_id, doc_id, sentence_id, char_start, char_end,
    NULL, factuality, 'events', event_id, attributed_to_actor_id, confidence, method
FROM event_mentions
UNION ALL
SELECT
    'position', stance_id, doc_id, sentence_id, char_start, char_end,
    holder_actor_id, position, if(issue_id IS NULL, 'actors', 'issues'),
    coalesce(issue_id, target_actor_id), attributed_to_actor_id, confidence, method
FROM stances
UNION ALL
SELECT
    'quotation', attribution_id, doc_id, sentence_id, char_start, char_end,
    speaker_actor_id, if(speaker_actor_id IS NULL, concat_ws(', ', speaker_text, kind), kind),
    NULL, NULL, NULL, confidence, method
FROM attributions
UNION ALL
SELECT
    'figure', quantity_id, doc_id, sentence_id, char_start, char_end,
    about_actor_id,
    replace(qualifier, '_', ' ') || ' ' || format('{:.12g}', low)
        || if(high > low, '–' || format('{:.12g}', high), '') || ' ' || replace(unit, '_', ' '),
    if(about_event_id IS NULL, NULL, 'events'), about_event_id,
    attributed_to_actor_id, confidence, method
FROM quantities
UNION ALL
SELECT
    'reason', explanation_id, doc_id, sentence_id, char_start, char_end,
    NULL, replace(reason, '_', ' '), 'reasons', outcome, attributed_to_actor_id, confidence, method
FROM explanations
UNION ALL
SELECT
    'agreement', agreement_mention_id, doc_id, sentence_id, char_start, char_end,
    NULL, 'named', 'agreements', agreement_id, NULL, confidence, method
FROM agreement_mentions
UNION ALL
SELECT
    'status', agreement_status_id, doc_id, sentence_id, char_start, char_end,
    NULL, replace(status, '_', ' '), 'agreements', agreement_id,
    attributed_to_actor_id, confidence, method
FROM agreement_status
UNION ALL
SELECT
    'term', provision_id, doc_id, sentence_id, char_start, char_end,
    NULL, force, 'agreements', agreement_id, attributed_to_actor_id, confidence, method
FROM provisions
UNION ALL
SELECT
    'round', round_mention_id, doc_id, sentence_id, char_start, char_end,
    NULL, outcome, 'rounds', round_id, NULL, confidence, method
FROM round_mentions
UNION ALL
SELECT
    'interest', interest_id, doc_id, sentence_id, char_start, char_end,
    holder_actor_id, kind, if(issue_id IS NULL, NULL, 'issues'), issue_id,
    attributed_to_actor_id, confidence, method
FROM interests;

-- The words of each row in their sentence, and where a reader has them.
CREATE TEMP TABLE quotes AS
SELECT
    m.row_id,
    t.page || '#m-' || m.row_id AS mark,
    t.doc_id,
    t.title,
    t.source_name,
    t.published_on,
    t.published,
    t.sentence_index,
    m.char_start,
    left(t.sentence, m.char_start - t.char_start) AS before,
    substr(t.sentence, m.char_start - t.char_start + 1, m.char_end - m.char_start) AS marked,
    substr(t.sentence, m.char_end - t.char_start + 1) AS after
FROM marks AS m
JOIN told AS t USING (sentence_id);
