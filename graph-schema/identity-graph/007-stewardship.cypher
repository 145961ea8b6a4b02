// What stewards decided, who followed from whom, and the review queue in its orders.
CREATE CONSTRAINT decision_id IF NOT EXISTS FOR (decision:Decision) REQUIRE decision.id IS UNIQUE;
CREATE INDEX decision_by_low IF NOT EXISTS FOR (decision:Decision) ON (decision.low);
CREATE INDEX decision_by_high IF NOT EXISTS FOR (decision:Decision) ON (decision.high);
CREATE INDEX decision_by_event IF NOT EXISTS FOR (decision:Decision) ON (decision.event);
CREATE INDEX decision_by_revocation IF NOT EXISTS FOR (decision:Decision) ON (decision.revokedBy);
CREATE INDEX event_by_cause IF NOT EXISTS FOR (event:Event) ON (event.cause);
CREATE INDEX proposal_by_status IF NOT EXISTS FOR (proposal:Proposal) ON (proposal.status, proposal.weight);
CREATE INDEX proposal_by_creation IF NOT EXISTS FOR (proposal:Proposal) ON (proposal.status, proposal.createdAt);
MATCH (proposal:Proposal) WHERE proposal.asked IS NULL SET proposal.asked = true, proposal.revision = 0;
MATCH (customer:Customer) WHERE customer.version IS NULL SET customer.version = 0;
