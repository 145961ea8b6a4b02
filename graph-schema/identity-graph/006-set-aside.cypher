// A record's last change that could not be taken in.
CREATE CONSTRAINT set_aside_key IF NOT EXISTS FOR (change:SetAside) REQUIRE change.key IS UNIQUE;
