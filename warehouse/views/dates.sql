-- @view: One row a day from the first year to the last year that any event, position, agreement, round
--   or document of the release is dated in, without a gap: the date dimension of BI tools.
-- @column date: The day.
-- @column year: Its year.
-- @column quarter: Its quarter, from 1 to 4.
-- @column month: Its month, from 1 to 12.
-- @column day: Its day of the month.
-- @column month_start: First day of its month, as in dyads_by_month.
-- @column year_month: Its month, as 2022-03.
-- @column year_quarter: Its quarter, as 2022-Q1.
-- @column month_name: English name of the month.
-- @column iso_year: Year of its ISO week.
-- @column iso_week: ISO week, from 1 to 53.
-- @column week_start: Monday of its week.
-- @column weekday: Day of the week, from 1 for Monday to 7.
-- @column weekday_name: English name of the weekday.
-- @column is_weekend: True on Saturdays and Sundays.
WITH told AS (
    SELECT date_start AS date FROM events
    UNION
    SELECT date_end FROM events
    UNION
    SELECT stated_on FROM stances
    UNION
    SELECT published_on FROM documents
    UNION
    SELECT date_start FROM agreements
    UNION
    SELECT date_end FROM agreements
    UNION
    SELECT status_on FROM agreements
    UNION
    SELECT date_start FROM rounds
    UNION
    SELECT date_end FROM rounds
),
days AS (
    SELECT
        CAST(
            unnest(
                generate_series(
                    date_trunc('year', min(date)),
                    date_trunc('year', max(date)) + INTERVAL 1 YEAR - INTERVAL 1 DAY,
                    INTERVAL 1 DAY
                )
            ) AS DATE
        ) AS date
    FROM told
)
SELECT
    date,
    year(date) AS year,
    quarter(date) AS quarter,
    month(date) AS month,
    day(date) AS day,
    CAST(date_trunc('month', date) AS DATE) AS month_start,
    strftime(date, '%Y-%m') AS year_month,
    year(date) || '-Q' || quarter(date) AS year_quarter,
    monthname(date) AS month_name,
    isoyear(date) AS iso_year,
    weekofyear(date) AS iso_week,
    CAST(date_trunc('week', date) AS DATE) AS week_start,
    isodow(date) AS weekday,
    dayname(date) AS weekday_name,
    isodow(date) > 5 AS is_weekend
FROM days
ORDER BY date
