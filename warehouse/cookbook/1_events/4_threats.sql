-- Who threatened whom with what?
SELECT date_text AS date, who, whom, factuality, source_name, sentence
FROM event_evidence
WHERE event_type = 'THREATEN'
ORDER BY coalesce(date_start, published_on), who, sentence_id, char_start
