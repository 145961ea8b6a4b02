import { randomUUID } from 'node:crypto';
import neo4j, { type BookmarkManager, type Driver, type ManagedTransaction, Neo4jError } from 'neo4j-driver';
import type { LeaveSignal } from '../../../kit/leave-signal.ts';
import { inQuerySpan } from '../../../kit/statement-span.ts';
import { RefusedLogin } from './refused-login.ts';

export interface Neo4jAddress {
  uri: string;
  user: string;
  password: string;
  /** The server's default database when left out. */
  database?: string;
}

/** Sends one query and gives its rows as plain objects; numbers are JavaScript numbers. */
export type Run = <Row>(cypher: string, parameters?: Record<string, unknown>) => Promise<Row[]>;

type Work<T> = (run: Run, turn: string) => Promise<T>;

export interface Connection {
  read: Run;
  /** Sends nothing that nobody waits for any more by the time that there is a connection for it. */
  readFor(signal: LeaveSignal): Run;
  /** Several readings over one connection, which the server works off in their order. */
  readTogether<T>(work: (run: Run) => Promise<T>): Promise<T>;
  /** Its own transaction, retried when the server asks for it; the server knows it as this turn. */
  write<T>(work: Work<T>): Promise<T>;
  /** Queries sent so far. */
  queries(): number;
  close(): Promise<void>;
}

/** The driver's own patience is half a minute for each, in which nobody is told that Neo4j is gone. Whoever needs it tries again. */
const patience = { connectionTimeout: 5_000, connectionAcquisitionTimeout: 10_000, maxTransactionRetryTime: 5_000 };

export interface ConnectOptions {
  /** How long a reading may take; without it as long as it likes. For who answers requests. */
  answersWithinMs?: number;
}

/** Whatever patience the server has by itself: a graph is read, and linked anew, at once. */
const asLongAsItTakes = 0;

/**
 * As many as a department has to PostgreSQL. What is given up goes on in the server for as long as it may, and under all that is
 * asked of it at once a server that has just started would have no plan ready in the time that anybody waits.
 */
const connectionsOfAnswering = 10;

export function connect(
  { uri, user, password, database }: Neo4jAddress,
  { answersWithinMs }: ConnectOptions = {},
): Connection {
  const driver: Driver = neo4j.driver(uri, neo4j.auth.basic(user, password), {
    disableLosslessIntegers: true,
    telemetryDisabled: true,
    ...patience,
    ...(answersWithinMs && { maxConnectionPoolSize: connectionsOfAnswering }),
  });
  let bookmarks = freshBookmarks(uri);
  const login = new RefusedLogin();
  let queries = 0;
  const runOn =
    (transaction: ManagedTransaction): Run =>
    async <Row>(cypher: string, parameters: Record<string, unknown> = {}) => {
      queries += 1;
      const send = async () => withoutPlace(() => transaction.run(cypher, parameters));
      const { records } = await inQuerySpan('neo4j', cypher, send).catch(refuseBookmarks);
      return records.map((record) => record.toObject() as Row);
    };
  const inTransaction = async <T>(mode: 'READ' | 'WRITE', work: Work<T>): Promise<T> => {
    const known = bookmarks;
    try {
      return await inTransactionAfter(known, mode, work);
    } catch (error) {
      if (!(error instanceof UnknownBookmarks)) throw error;
      // Another one may have found it out already.
      if (bookmarks === known) bookmarks = freshBookmarks(uri);
      return await inTransactionAfter(bookmarks, mode, work);
    }
  };
  const inTransactionAfter = async <T>(
    bookmarkManager: BookmarkManager | undefined,
    mode: 'READ' | 'WRITE',
    work: Work<T>,
  ): Promise<T> => {
    login.assertRested();
    const session = driver.session({ database, defaultAccessMode: mode, bookmarkManager });
    try {
      const turn = randomUUID();
      const inTurn = (transaction: ManagedTransaction): Promise<T> => work(runOn(transaction), turn);
      const metadata = { turn };
      const result =
        mode === 'READ'
          ? await session.executeRead(inTurn, { metadata, timeout: answersWithinMs ?? asLongAsItTakes })
          : await session.executeWrite(inTurn, { metadata, timeout: asLongAsItTakes });
      login.answered();
      return result;
    } catch (error) {
      login.failed(error);
      throw withReason(error);
    } finally {
      await session.close();
    }
  };
  return {
    read: (cypher, parameters) => inTransaction('READ', (run) => run(cypher, parameters)),
    readFor: (signal) => (cypher, parameters) =>
      inTransaction('READ', async (run) => {
        signal.throwIfAborted();
        return run(cypher, parameters);
      }),
    readTogether: (work) => inTransaction('READ', work),
    write: (work) => inTransaction('WRITE', work),
    queries: () => queries,
    close: () => driver.close(),
  };
}

/**
 * Of what this process wrote and read, so that a cluster shows it no less; they are of one history of the graph. One server that
 * is called directly has nothing to catch up with, and were it put back to a backup it would be waited for a minute.
 */
function freshBookmarks(uri: string): BookmarkManager | undefined {
  return uri.startsWith('neo4j') ? neo4j.bookmarkManager() : undefined;
}

/** The server waited in vain for what this process wrote or read before: it was put back to a backup. */
class UnknownBookmarks extends Error {
  override readonly name = 'UnknownBookmarks';
}

/** The driver would try it again with the same bookmarks, and wait as long. */
function refuseBookmarks(error: unknown): never {
  const isRefused = error instanceof Neo4jError && error.code === 'Neo.TransientError.Transaction.BookmarkTimeout';
  throw isRefused ? new UnknownBookmarks(error.message, { cause: error }) : error;
}

/** Of a server that is asked where to go, and not reached, the driver says nothing itself but that it does not know the way. */
export function withReason(error: unknown): unknown {
  const isLost = error instanceof Neo4jError && /^Could not perform discovery/.test(error.message);
  if (isLost && error.cause instanceof Error) error.message = error.cause.message;
  if (error instanceof Neo4jError) error.message = withoutAdvice(error.message);
  return error;
}

/** What Node says of a certificate whose maker it does not know. */
const ofUnknownAuthority = [
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
];

/** Of a certificate that is not trusted the driver advises to turn on or off what are options of its own. */
function withoutAdvice(message: string): string {
  const [, reason] = /certificate is not trusted.*Socket responded with: (.*)$/s.exec(message) ?? [];
  if (!reason) return message;
  const remedy = ofUnknownAuthority.includes(reason)
    ? '; name the authority that made it to Node by NODE_EXTRA_CA_CERTS'
    : '';
  return `its certificate is not trusted, ${reason}${remedy}`;
}

/** The driver notes of each query where in the code it was sent, which is felt with small ones: see docs/decisions/006-linking-in-memory.md. */
function withoutPlace<T>(send: () => T): T {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return send();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** Neo4j takes a JavaScript number for a float; counts, times and limits are integers. */
export function integer(value: number): ReturnType<typeof neo4j.int>;
export function integer(value: number | null): ReturnType<typeof neo4j.int> | null;
export function integer(value: number | null): ReturnType<typeof neo4j.int> | null {
  return value === null ? null : neo4j.int(value);
}
