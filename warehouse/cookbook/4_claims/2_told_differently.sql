-- Of whom do two texts tell opposite positions, and on whose word?
SELECT yes.holder_name AS holder, yes.issue_name AS issue,
  yes.source_name AS yes_says, yes.word_of AS yes_word_of, yes.wording AS yes_words,
  no.source_name AS no_says, no.word_of AS no_word_of, no.wording AS no_words
FROM stance_evidence AS yes
JOIN stance_evidence AS no ON no.holder_actor_id = yes.holder_actor_id AND no.issue_id = yes.issue_id
WHERE yes.position = 'support' AND no.position = 'oppose' AND yes.doc_id <> no.doc_id
ORDER BY holder, issue, yes_says, no_says, yes.char_start, no.char_start
