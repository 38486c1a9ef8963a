-- What did one person say, in order?
SELECT published_on, source_name, kind, cue, content
FROM attribution_evidence
WHERE speaker_name = 'Vladimir Medinsky'
ORDER BY published_on, char_start
