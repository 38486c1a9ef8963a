-- Who accused whom in May 2025?
-- Other kinds of acts: THREATEN, REJECT, ASSAULT ... (`SELECT DISTINCT event_type FROM event_types`).
SELECT date_text AS date, who, whom, trigger AS word, source_name, sentence
FROM event_evidence
WHERE event_type = 'ACCUSE' AND date_start >= DATE '2025-05-01' AND date_end <= DATE '2025-05-31'
ORDER BY date_start, who, char_start
