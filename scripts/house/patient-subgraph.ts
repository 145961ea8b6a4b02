import type { Logger } from 'pino';
import { type SubgraphEndpoint, SubgraphFailure } from '../../gateway/calls/subgraph-endpoint.ts';
import type { ChangeSource } from '../../subgraphs/kit/change-feed.ts';
import { loggedError } from '../../subgraphs/kit/logged-error.ts';
import type { Subgraph } from '../../subgraphs/kit/subgraph.ts';

export interface PatienceOptions {
  /** Where it is said which database it is, for the log. */
  database: string;
  logger: Logger;
  /** Other threads serve at the port already: whoever joins them has time, and would refuse what they answer. */
  othersServe?: boolean;
}

export interface PatientSubgraph extends SubgraphEndpoint {
  close(): Promise<void>;
}

const firstRetryMs = 1000;
const longestRetryMs = 30_000;
/** Of some databases it takes half a minute until it is said that they are not there. */
const patienceMs = 5000;
const patienceOfJoiningMs = 30_000;

/**
 * A subgraph in this process whose database may not be there yet: until it is, the subgraph is not available, and the
 * rest of the house serves. Resolves after the first attempt, or when that takes long; where others serve, after the first that
 * succeeds, or when that takes very long.
 */
export async function patientSubgraph(
  name: string,
  start: () => Promise<Subgraph>,
  { database, logger, othersServe = false }: PatienceOptions,
): Promise<PatientSubgraph> {
  let started: Subgraph | undefined;
  let retry: NodeJS.Timeout | undefined;
  let closed = false;
  let failures = 0;
  const { promise: enough, resolve: isEnough } = Promise.withResolvers<void>();

  const attempt = async (): Promise<void> => {
    try {
      const subgraph = await start();
      if (closed) await subgraph.close();
      else started = subgraph;
      isEnough();
    } catch (error) {
      logger.error({ database, error: loggedError(error) }, `${name} cannot start yet; trying again`);
      if (!closed) retry = setTimeout(attempt, Math.min(firstRetryMs * 2 ** failures, longestRetryMs));
      failures += 1;
      if (!othersServe) isEnough();
    }
  };
  const impatience = setTimeout(
    () => {
      logger.warn({ database }, `${name} waits for its database`);
      isEnough();
    },
    othersServe ? patienceOfJoiningMs : patienceMs,
  );
  void attempt();
  await enough;
  clearTimeout(impatience);

  const running = (): Subgraph => {
    if (!started) throw new SubgraphFailure('SUBGRAPH_UNAVAILABLE', `${name} has not started`);
    return started;
  };
  const feed = (): ChangeSource => {
    const { changes } = running();
    if (!changes) throw new Error(`${name} tells no changes`);
    return changes;
  };
  return {
    name,
    execute: async (call) => running().execute(call),
    ready: async () => running().ready(),
    changes: {
      department: name,
      read: async (...asked) => feed().read(...asked),
      newest: async () => feed().newest(),
    },
    close: async () => {
      closed = true;
      clearTimeout(retry);
      await started?.close();
    },
  };
}
