-- Which ceasefires were agreed, and which held?
-- Without 'agreed' it stayed a proposal; with 'agreed' and without 'ended' no text tells of its end.
WITH told AS (
  SELECT *, factuality = 'actual' AS is_so,
    status IN ('signed', 'in_force', 'accepted_in_principle', 'implemented') AS is_yes
  FROM agreement_evidence
  WHERE agreement_kind = 'ceasefire'
)
SELECT agreement_name AS ceasefire,
  min(date_text) FILTER (is_yes AND is_so) AS agreed,
  min(date_text) FILTER (is_so AND status IN ('violated', 'suspended', 'expired', 'collapsed'))
    AS ended,
  count(*) FILTER (is_so AND status = 'proposed') AS proposals,
  count(*) FILTER ((is_so AND status = 'rejected') OR (is_yes AND factuality = 'negated')) AS refusals
FROM told
GROUP BY agreement_id, ceasefire
ORDER BY agreed NULLS LAST, ceasefire
