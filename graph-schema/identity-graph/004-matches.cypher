// What is asked about two records, and what a resolver that starts or catches up reads.
CREATE CONSTRAINT proposal_id IF NOT EXISTS FOR (proposal:Proposal) REQUIRE proposal.id IS UNIQUE;
CREATE CONSTRAINT alert_id IF NOT EXISTS FOR (alert:Alert) REQUIRE alert.id IS UNIQUE;
CREATE INDEX record_by_first_seen IF NOT EXISTS FOR (record:Record) ON (record.firstSeen);
CREATE INDEX record_by_revision IF NOT EXISTS FOR (record:Record) ON (record.revision);
CREATE INDEX proposal_by_weight IF NOT EXISTS FOR (proposal:Proposal) ON (proposal.weight, proposal.id);
CREATE INDEX held_by_hold IF NOT EXISTS FOR ()-[held:HELD]-() ON (held.hold, held.weight);
