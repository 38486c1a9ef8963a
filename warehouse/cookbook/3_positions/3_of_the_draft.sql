-- Who said what of the draft?
-- Add words with |, for example draft|communiqué|memorandum. Without a speaker the text itself
-- says it.
SELECT told.published_on, told.source_name, speaker_name AS speaker, cue, told.sentence
FROM (
  SELECT sentence_id, sentences.char_start, published_on, source_name,
    substr(text, sentences.char_start + 1, char_end - sentences.char_start) AS sentence
  FROM sentences JOIN documents USING (doc_id)
) AS told
LEFT JOIN attribution_evidence USING (sentence_id)
WHERE regexp_matches(told.sentence, '\b(draft|communiqué)', 'i')
ORDER BY told.published_on, told.char_start, speaker
