-- What several views say alike. Made before the views, which call it; queries may call it too.

CREATE MACRO date_text(date_precision, date_start, date_end) AS
    CASE date_precision
        WHEN 'day' THEN strftime(date_start, '%Y-%m-%d')
        WHEN 'month' THEN strftime(date_start, '%Y-%m')
        WHEN 'year' THEN strftime(date_start, '%Y')
        WHEN 'interval' THEN
            strftime(date_start, '%Y-%m-%d') || '/' || strftime(date_end, '%Y-%m-%d')
    END;

COMMENT ON MACRO date_text IS
    'A date as exactly as it is known: 2022-03-16, 2022-03, 2022, or 2022-03-16/2022-03-20.';
