// What ids of values are made with that not everybody may see.
CREATE CONSTRAINT pseudonym_key_name IF NOT EXISTS FOR (key:PseudonymKey) REQUIRE key.name IS UNIQUE;
