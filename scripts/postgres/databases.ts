import pg from 'pg';

const duplicateDatabase = '42P04';

/** Creates the database where it is not there yet. */
export async function createDatabase(serverUrl: string, name: string): Promise<void> {
  await administer(serverUrl, `create database ${pg.escapeIdentifier(name)}`).catch((error: unknown) => {
    if (!(error instanceof pg.DatabaseError && error.code === duplicateDatabase)) throw error;
  });
}

/** Drops the database and whoever is connected to it. */
export async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  await administer(serverUrl, `drop database if exists ${pg.escapeIdentifier(name)} with (force)`);
}

/** The same server, another database. */
export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${encodeURIComponent(name)}`;
  return url.href;
}

async function administer(serverUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl(serverUrl, 'postgres') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
