// The node that one resolver at a time holds a lock on, and the last number given to a record, a customer or an event.
MERGE (resolver:Resolver {name: 'identity'}) ON CREATE SET resolver.sequence = 0, resolver.turns = 0;
