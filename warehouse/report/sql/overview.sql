-- The release in one row of figures.
SELECT
    (SELECT count(*) FROM documents) AS n_documents,
    (SELECT count(DISTINCT source_name) FROM documents) AS n_publishers,
    (SELECT sum(n_words) FROM documents) AS n_words,
    (SELECT day_of(min(published_on)) FROM documents) AS first_published,
    (SELECT day_of(max(published_on)) FROM documents) AS last_published,
    (SELECT count(*) FROM events) AS n_events,
    (SELECT count(*) FROM events WHERE factuality = 'actual') AS n_actual,
    (SELECT count(*) FROM event_mentions) AS n_event_mentions,
    (SELECT count(*) FROM events WHERE date_precision IN ('day', 'month')) AS n_dated,
    (SELECT count(*) FROM events WHERE contested) AS n_contested,
    (SELECT count(*) FROM events WHERE n_documents > 1) AS n_shared,
    (SELECT count(*) FROM agreements) AS n_agreements,
    (SELECT count(*) FROM stances) AS n_stances,
    (SELECT count(*) FROM attributions) AS n_attributions,
    (SELECT count(*) FROM quantities) AS n_quantities,
    (SELECT count(*) FROM explanations) AS n_explanations,
    (SELECT count(DISTINCT source_uri) FROM quarantine) AS n_quarantined
