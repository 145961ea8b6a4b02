import { integer, type Run } from './connection.ts';

/** Sends one query for a list of rows, each of which it knows as `row`, and does not wait for it; nothing for no rows. */
export type Send = (rows: readonly unknown[], cypher: string) => void;

export interface Sending {
  /** A query that does its work once for each row, or fails the write: what a row is about must be there. */
  each: Send;
  /** A query that does its work for those rows that it finds something for. */
  found: Send;
  /** Waits until all is done. */
  done(): Promise<void>;
}

/**
 * Queries of one write: they are sent one after the other without waiting for answers, and the server works them off in that order.
 * Where nothing matches, Cypher writes nothing and says nothing, so each query is asked how often it did its work.
 */
export function sendingOn(run: Run, { at, sequence }: { at: number; sequence: number }): Sending {
  const sent: Promise<unknown>[] = [];
  const send = async (rows: readonly unknown[], cypher: string): Promise<{ times: number }[]> =>
    run(`UNWIND $rows AS row ${cypher}`, { rows, at: integer(at), sequence: integer(sequence) });
  const sendForEach: typeof send = async (rows, cypher) => {
    const answer = await send(rows, `${cypher} RETURN count(*) AS times`);
    const times = answer[0]?.times ?? 0;
    if (times < rows.length)
      throw new Error(
        `the identity graph is not as it was left: of ${rows.length} changes, ${times} found their place`,
      );
    return answer;
  };
  const unlessEmpty =
    (way: typeof send): Send =>
    (rows, cypher) => {
      if (rows.length > 0) sent.push(way(rows, cypher));
    };
  return {
    each: unlessEmpty(sendForEach),
    found: unlessEmpty(send),
    done: async () => {
      await Promise.all(sent);
    },
  };
}
