// The stamp of each write by the sequence that it came to, so that one can be looked up, however many came after it.
CREATE CONSTRAINT stamp_sequence IF NOT EXISTS FOR (stamp:Stamp) REQUIRE stamp.sequence IS UNIQUE;
MATCH (resolver:Resolver {name: 'identity'}) MATCH (stamps:Stamps {name: 'latest'})
MERGE (stamp:Stamp {sequence: resolver.sequence}) ON CREATE SET stamp.number = stamps.numbers[-1];
MATCH (stamps:Stamps) DELETE stamps;
DROP CONSTRAINT stamps_name IF EXISTS;
