-- Where does everybody stand on one issue?
-- Change the name; `SELECT issue_id, name FROM issues` lists them.
SELECT side_name AS side, holder_name AS holder, position, count(*) AS places,
  min(stated_on) AS first, max(stated_on) AS last
FROM stance_evidence
WHERE issue_name = 'Sanctions on Russia'
GROUP BY ALL
ORDER BY side, holder, position
