// Rules that matches and customers follow from, and all that they followed from before.
CREATE CONSTRAINT rules_number IF NOT EXISTS FOR (rules:Rules) REQUIRE rules.number IS UNIQUE;
