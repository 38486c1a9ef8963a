-- Who did not accept which agreement or proposal, in which words?
SELECT agreement_name AS agreement, by_whom, word_of, source_name, sentence
FROM agreement_evidence
WHERE (status IN ('rejected', 'withdrawn', 'not_signed') AND factuality = 'actual')
  OR (status IN ('accepted_in_principle', 'signed') AND factuality = 'negated')
ORDER BY agreement, published_on, char_start
