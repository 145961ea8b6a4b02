import type { FastifyInstance } from 'fastify';
import type { ResilientSubgraph } from './resilience.ts';
import type { SupergraphStatus } from './supergraph.ts';

export interface Readiness {
  status: 'ready' | 'not ready';
  supergraph: ({ loaded: true } & SupergraphStatus) | { loaded: false };
  subgraphs: Record<string, 'ready' | 'not ready' | 'no answer in time' | 'circuit open'>;
}

const readinessTimeoutMs = 1000;

/**
 * Ready means: the supergraph is loaded, and every subgraph can answer and is called, if only to try whether it does again.
 * Says which one cannot.
 */
export async function readiness(
  subgraphs: readonly ResilientSubgraph[],
  supergraph: SupergraphStatus | undefined,
): Promise<Readiness> {
  const states = await Promise.all(
    subgraphs.map(async (subgraph) => [subgraph.name, await stateOf(subgraph)] as const),
  );
  const allReady = states.every(([, state]) => state === 'ready');
  return {
    status: allReady && supergraph ? 'ready' : 'not ready',
    supergraph: supergraph ? { loaded: true, ...supergraph } : { loaded: false },
    subgraphs: Object.fromEntries(states),
  };
}

async function stateOf(subgraph: ResilientSubgraph): Promise<Readiness['subgraphs'][string]> {
  const { promise: tooLate, resolve } = Promise.withResolvers<'no answer in time'>();
  const timer = setTimeout(resolve, readinessTimeoutMs, 'no answer in time');
  try {
    const ready = subgraph.ready().then(() => (subgraph.status().circuit === 'open' ? 'circuit open' : 'ready'));
    return await Promise.race([ready, tooLate]);
  } catch {
    return 'not ready';
  } finally {
    clearTimeout(timer);
  }
}

/**
 * `/livez` says that the process answers. `/readyz` is for whoever waits for the whole house; `/readyz?exclude=subgraphs` is
 * for load balancers, who would otherwise take every gateway away when one department is down.
 */
export function addHealth(
  server: FastifyInstance,
  options: {
    subgraphs: readonly ResilientSubgraph[];
    supergraph: () => SupergraphStatus | undefined;
    stopping: () => boolean;
  },
): void {
  let looking: Promise<Readiness> | undefined;
  /** Anyone may ask, for nothing: however many do at once, each subgraph is asked once. */
  const look = (): Promise<Readiness> => {
    looking ??= readiness(options.subgraphs, options.supergraph()).finally(() => {
      looking = undefined;
    });
    return looking;
  };
  server.get('/livez', async () => ({ status: 'alive' }));
  server.get<{ Querystring: { exclude?: string } }>('/readyz', async ({ query }, reply) => {
    if (options.stopping()) return reply.code(503).send({ status: 'stopping' });
    const answer = await (query.exclude === 'subgraphs' ? readiness([], options.supergraph()) : look());
    return reply.code(answer.status === 'ready' ? 200 : 503).send(answer);
  });
}
