import neo4j, { type Driver, type ManagedTransaction } from 'neo4j-driver';
import { inQuerySpan } from '../../../kit/statement-span.ts';

export interface Neo4jAddress {
  uri: string;
  user: string;
  password: string;
  /** The server's default database when left out. */
  database?: string;
}

/** Sends one query and gives its rows as plain objects; numbers are JavaScript numbers. */
export type Run = <Row>(cypher: string, parameters?: Record<string, unknown>) => Promise<Row[]>;

/** Sends one query for a list of rows, each of which it knows as `row`, and does not wait for it; nothing for no rows. */
export type Each = (rows: readonly unknown[], cypher: string) => void;

export interface Connection {
  read: Run;
  /** Its own transaction, retried when the server asks for it. */
  write<T>(work: (run: Run) => Promise<T>): Promise<T>;
  /** Queries sent so far. */
  queries(): number;
  close(): Promise<void>;
}

/** The driver's own patience is half a minute for each, in which nobody is told that Neo4j is gone. Whoever needs it tries again. */
const patience = { connectionTimeout: 5_000, connectionAcquisitionTimeout: 10_000, maxTransactionRetryTime: 5_000 };

export function connect({ uri, user, password, database }: Neo4jAddress): Connection {
  const driver: Driver = neo4j.driver(uri, neo4j.auth.basic(user, password), {
    disableLosslessIntegers: true,
    telemetryDisabled: true,
    ...patience,
  });
  let queries = 0;
  const runOn =
    (transaction: ManagedTransaction): Run =>
    async <Row>(cypher: string, parameters: Record<string, unknown> = {}) => {
      queries += 1;
      const { records } = await inQuerySpan('neo4j', cypher, async () => transaction.run(cypher, parameters));
      return records.map((record) => record.toObject() as Row);
    };
  const inTransaction = async <T>(mode: 'READ' | 'WRITE', work: (run: Run) => Promise<T>): Promise<T> => {
    const session = driver.session({
      database,
      defaultAccessMode: mode,
      bookmarkManager: driver.executeQueryBookmarkManager,
    });
    try {
      const execute = mode === 'READ' ? session.executeRead.bind(session) : session.executeWrite.bind(session);
      return await execute((transaction) => work(runOn(transaction)));
    } finally {
      await session.close();
    }
  };
  return {
    read: (cypher, parameters) => inTransaction('READ', (run) => run(cypher, parameters)),
    write: (work) => inTransaction('WRITE', work),
    queries: () => queries,
    close: () => driver.close(),
  };
}

/** Neo4j takes a JavaScript number for a float; counts, times and limits are integers. */
export function integer(value: number): ReturnType<typeof neo4j.int>;
export function integer(value: number | null): ReturnType<typeof neo4j.int> | null;
export function integer(value: number | null): ReturnType<typeof neo4j.int> | null {
  return value === null ? null : neo4j.int(value);
}
