import { type Kysely, sql } from 'kysely';
import type { AnyDatabase } from '../database.ts';

/** Another session of the database that holds a lock, or is to get it first. What it does may not be ours to see. */
export interface LockHolder {
  pid: number;
  application: string | null;
  /** `active`, `idle in transaction` and so on, as PostgreSQL calls it. */
  state: string | null;
  /** Epoch milliseconds. */
  since: number | null;
}

/** Who only writes is soon done: nobody needs to hear of that. */
const patienceMs = 5000;

/** Tells whom a transaction waits for, once of each; it goes on waiting. SQLite says itself that it is locked. */
export class LockWatch {
  readonly #database: AnyDatabase;
  readonly #onWaiting: (holders: LockHolder[]) => void;
  readonly #patienceMs: number;

  constructor(database: AnyDatabase, onWaiting: (holders: LockHolder[]) => void, patience = patienceMs) {
    this.#database = database;
    this.#onWaiting = onWaiting;
    this.#patienceMs = patience;
  }

  async during<Result>(transaction: Kysely<unknown>, work: () => Promise<Result>): Promise<Result> {
    if (this.#database.dialect !== 'postgres') return work();
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(transaction);
    const told = new Set<number>();
    const watching = setInterval(() => {
      // A lost connection fails the transaction as well, which says so.
      this.#tell(rows[0]?.pid ?? 0, told).catch(() => {});
    }, this.#patienceMs);
    try {
      return await work();
    } finally {
      clearInterval(watching);
    }
  }

  async #tell(pid: number, told: Set<number>): Promise<void> {
    const { rows } = await sql<LockHolder>`
      select holder.pid, session.application_name as application, session.state,
        floor(extract(epoch from session.state_change) * 1000) as since
      from unnest(pg_blocking_pids(${pid})) as holder (pid)
        left join pg_stat_activity as session on session.pid = holder.pid`.execute(this.#database.untyped);
    const holders = rows.filter((holder) => !told.has(holder.pid));
    for (const holder of holders) told.add(holder.pid);
    if (holders.length > 0) this.#onWaiting(holders);
  }
}
