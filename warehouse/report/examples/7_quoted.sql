-- Whom does each publisher quote most?
SELECT source_name AS publisher, speaker_name AS quoted, count(*) AS n_quotations
FROM attribution_evidence
GROUP BY ALL
ORDER BY n_quotations DESC, publisher, quoted
