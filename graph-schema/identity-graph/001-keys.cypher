// Every node is found by one key, and no two nodes share it.
CREATE CONSTRAINT record_key IF NOT EXISTS FOR (record:Record) REQUIRE record.key IS UNIQUE;
CREATE CONSTRAINT identifier_key IF NOT EXISTS FOR (identifier:Identifier) REQUIRE identifier.key IS UNIQUE;
CREATE CONSTRAINT customer_id IF NOT EXISTS FOR (customer:Customer) REQUIRE customer.id IS UNIQUE;
CREATE CONSTRAINT alias_former_key IF NOT EXISTS FOR (alias:Alias) REQUIRE alias.formerKey IS UNIQUE;
CREATE CONSTRAINT event_sequence IF NOT EXISTS FOR (event:Event) REQUIRE event.sequence IS UNIQUE;
CREATE CONSTRAINT feed_department IF NOT EXISTS FOR (feed:Feed) REQUIRE feed.department IS UNIQUE;
CREATE CONSTRAINT resolver_name IF NOT EXISTS FOR (resolver:Resolver) REQUIRE resolver.name IS UNIQUE;
