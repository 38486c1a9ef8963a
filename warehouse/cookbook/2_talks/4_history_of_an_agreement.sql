-- What became of an agreement, step by step?
-- Change the id; `SELECT agreement_id, name FROM agreements` lists them.
SELECT coalesce(date_text, 'undated') AS date, status, factuality, by_whom, word_of, source_name
FROM agreement_evidence
WHERE agreement_id = 'black_sea_grain_deal_2022'
ORDER BY date_start NULLS LAST, published_on, char_start
