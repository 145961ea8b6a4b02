import pg from 'pg';

/** Connections to PostgreSQL. One that is lost fails what is asked over it, and never the process. */
export function postgresPool(connectionString: string, max: number): pg.Pool {
  const pool = new pg.Pool({ connectionString, max });
  // A pool hears of those that are idle, and of one that is lent nobody else would: without a listener each would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => {
    client.on('error', () => {});
    // Compiling a plan costs PostgreSQL more than these short queries do.
    client.query('set jit = off').catch(() => {});
  });
  return pool;
}
