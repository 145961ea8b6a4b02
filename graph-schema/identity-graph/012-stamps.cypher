// The stamps of the latest writes, the newest last. The graph as it is has one as well, by which who loads it knows it again. They have a
// node of their own: written to the Resolver, they had Neo4j call those that wait for its lock a deadlock.
CREATE CONSTRAINT stamps_name IF NOT EXISTS FOR (stamps:Stamps) REQUIRE stamps.name IS UNIQUE;
MERGE (stamps:Stamps {name: 'latest'}) ON CREATE SET stamps.numbers = [toInteger(rand() * 281474976710655)];
