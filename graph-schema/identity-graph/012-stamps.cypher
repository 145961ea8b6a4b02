// The stamps of the latest writes, the newest last. The graph as it is has one as well, by which who loads it knows it again.
MATCH (resolver:Resolver {name: 'identity'}) WHERE resolver.stamps IS NULL
SET resolver.stamps = [toInteger(rand() * 281474976710655)];
