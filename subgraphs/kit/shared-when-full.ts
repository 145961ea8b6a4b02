import type { PostgresPool } from 'kysely';
import type pg from 'pg';

const tooManyConnections = '53300';
/** So long no further connection is asked for. */
const restMs = 1000;

/** A pool to which PostgreSQL may refuse a connection more, for others have all that it takes: those that are open go round. */
export function sharedWhenFull(pool: pg.Pool): PostgresPool {
  const { max } = pool.options;
  let open = 0;
  let fullUntil = 0;
  pool.on('connect', () => {
    open += 1;
  });
  pool.on('remove', () => {
    open -= 1;
  });
  const connect = async (): Promise<pg.PoolClient> => {
    if (performance.now() >= fullUntil) pool.options.max = max;
    try {
      return await pool.connect();
    } catch (error) {
      if (!isForWantOfRoom(error) || open === 0) throw error;
      fullUntil = performance.now() + restMs;
      pool.options.max = open;
      return await connect();
    }
  };
  return { connect, end: () => pool.end(), options: pool.options };
}

function isForWantOfRoom(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === tooManyConnections;
}
