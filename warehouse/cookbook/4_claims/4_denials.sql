-- Who denies or dismisses what?
SELECT DISTINCT published_on, source_name, who, trigger AS word, sentence
FROM event_evidence
WHERE regexp_matches(trigger, '^(den(y|ies|ied)|dismiss|disput)', 'i')
UNION
SELECT published_on, source_name, speaker_name, cue, sentence
FROM attribution_evidence
WHERE regexp_matches(cue, '^(den(y|ies|ied)|dismiss|disput)', 'i')
ORDER BY published_on, source_name, sentence, word
