const ownAuthority =
  'name the authority that made its certificate to Node by NODE_EXTRA_CA_CERTS, or to this database alone by &sslrootcert=';

/** PostgreSQL's codes, SQLite's (8, 10, 13 and 14), Neo4j's and those of TLS, each with what helps. */
const remedies: Record<string, string> = {
  '28P01': 'its user and password are those in its address',
  '3D000': 'it is made once, by whoever may: create database',
  25006:
    'it may only be read: name the primary rather than a standby, and see default_transaction_read_only of database and user',
  42501:
    'give its user the right to, or let its owner bring it up to date: tables are made by whoever opens it, who needs create on its schema',
  53100: 'make room on the disk of the database',
  53300: 'all its connections are in use: end some, or raise max_connections',
  8: 'its file may only be read: let this user write to it and to its folder',
  10: 'its disk is full, or fails',
  13: 'make room on its disk',
  14: 'its file cannot be opened: let this user read and write it and its folder, and open more files at a time (ulimit -n)',
  'Neo.ClientError.Security.Unauthorized': 'its user and password are NEO4J_USER and NEO4J_PASSWORD',
  DEPTH_ZERO_SELF_SIGNED_CERT: ownAuthority,
  SELF_SIGNED_CERT_IN_CHAIN: ownAuthority,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: ownAuthority,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: ownAuthority,
};

/** What helps against an error of a database; null where nobody but its message knows. */
export function remedyFor(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  // An error of SQLite has a code of Node's as well. The lower byte of its own names it.
  const code = 'errcode' in error ? String(Number(error.errcode) & 0xff) : 'code' in error ? String(error.code) : '';
  return remedies[code] ?? null;
}
