-- Who stands together? Pairs that take the same side on most issues
SELECT actor, with_actor, congruence AS agree_on, conflict AS differ_on
FROM discourse_one_mode
WHERE period_kind = 'all' AND congruence > 1
ORDER BY subtract DESC, congruence DESC, actor, with_actor
