-- Who mediates, hosts or guarantees, and by whose word?
SELECT actor_name AS actor, role, toward_names AS between, n_documents AS documents, claimed_by
FROM conflict_parties
WHERE role IN ('mediator', 'host', 'guarantor')
ORDER BY n_documents DESC, actor, role
