// What records said before they changed.
CREATE INDEX version_by_record IF NOT EXISTS FOR (version:RecordVersion) ON (version.key, version.until);
