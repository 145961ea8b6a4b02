// Records that were left with a customer when it ended in another one.
MATCH (record:Record)-[left:BELONGS_TO]->(former:Former)
MATCH (former)-[:MERGED_INTO*]->(customer:Customer) WHERE NOT customer:Former
DELETE left
CREATE (record)-[:BELONGS_TO]->(customer)
WITH customer, count(record) AS records
SET customer.records = customer.records + records;
