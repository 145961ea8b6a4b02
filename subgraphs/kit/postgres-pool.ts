import { Socket } from 'node:net';
import pg from 'pg';

export interface PoolOptions {
  max: number;
  /** How long a statement may take; without it as long as it likes. */
  answersWithinMs?: number;
  /** How long a connection may take until it can be asked. */
  connectsWithinMs?: number;
}

/** What stands before a database may take connections that it cannot pass on. */
const usualConnectsWithinMs = 30_000;

/** PostgreSQL itself ends a statement that takes longer: from a connection that is silent for this much longer nothing will come. */
const silence = 4 / 3;

/** A statement that takes as long as it likes is silent as well: after this the operating system asks whether the other host is there. */
const keepAliveInitialDelayMillis = 30_000;

/** Whatever the database or the user has by itself. PostgreSQL knows the last of them since version 17. */
export function withoutTimeouts(scope: 'session' | 'transaction'): string {
  return `select set_config(name, '0', ${scope === 'transaction'})
    from unnest(array['statement_timeout', 'lock_timeout', 'transaction_timeout']) as name
    where current_setting(name, true) is not null`;
}

/** Connections to PostgreSQL. One that is lost fails what is asked over it, and never the process. */
export function postgresPool(
  connectionString: string,
  { max, answersWithinMs, connectsWithinMs = usualConnectsWithinMs }: PoolOptions,
): pg.Pool {
  const stream = answersWithinMs ? () => openSocket(answersWithinMs * silence) : undefined;
  const settings = [
    // Compiling a plan costs PostgreSQL more than these short queries do.
    'set jit = off',
    // Whatever the database or the user has by itself: imports at the same time write the same rows and number after each other, which
    // stricter transactions are ended for, and who takes in files or changes tables waits for others as long as it takes.
    "set default_transaction_isolation = 'read committed'",
    answersWithinMs ? `set statement_timeout = ${answersWithinMs}` : withoutTimeouts('session'),
  ].join('; ');
  const pool = new pg.Pool({
    ...{ connectionString, max, connectionTimeoutMillis: connectsWithinMs },
    ...{ keepAlive: true, keepAliveInitialDelayMillis },
    ...(stream && { stream }),
  });
  // A pool hears of those that are idle, and of one that is lent nobody else would: without a listener each would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => {
    client.on('error', () => {});
    client.query(settings).catch(() => {});
  });
  return pool;
}

/** A host that vanished says nothing any more, and the operating system takes a quarter of an hour to notice. */
function openSocket(mostSilenceMs: number): Socket {
  const socket = new Socket();
  return socket.setTimeout(mostSilenceMs, () => socket.destroy(new Error('PostgreSQL did not answer in time')));
}
