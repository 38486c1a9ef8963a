-- What is announced, feared or hoped for since June 2025, and on whose word?
SELECT factuality, event_type, who, whom, word_of, source_name, sentence
FROM event_evidence
WHERE factuality IN ('future', 'possible') AND published_on >= DATE '2025-06-01'
ORDER BY published_on, doc_id, char_start
