import { createHash } from 'node:crypto';
import { type DocumentNode, Kind, parse } from 'graphql';
import { pino } from 'pino';
import { MemoryStore } from '../../../gateway/cache/memory-store.ts';
import type { CachePolicy } from '../../../gateway/cache/policy.ts';
import type { CacheStore } from '../../../gateway/cache/store.ts';
import { FetchCache } from '../../../gateway/cache.ts';
import { InFlight } from '../../../gateway/calls/in-flight.ts';
import type { HouseChange } from '../../../gateway/changes.ts';
import { startDeadline } from '../../../gateway/deadline.ts';
import { loadExecution } from '../../../gateway/execution.ts';
import type { RequestContext } from '../../../gateway/request-context.ts';
import type { Caller } from '../../../subgraphs/kit/caller.ts';
import { composeHinted, type HintedWorld } from './hinted-world.ts';

const supergraphSdl = composeHinted();

export function caller(subject: string, ...scopes: string[]): Caller {
  return { subject, scopes: new Set(scopes) };
}

export const everyone = caller('somebody');

export interface Answered {
  data: unknown;
  errors: unknown;
  policy: CachePolicy | undefined;
}

export interface StartOptions {
  cached?: boolean;
  store?: CacheStore;
  /** Shared with other threads. */
  writes?: SharedArrayBuffer;
}

/** An execution over the world that keeps answers, or with `cached: false` one that does not. */
export async function startExecution(
  world: HintedWorld,
  { cached = true, store = new MemoryStore(10_000_000), writes }: StartOptions = {},
) {
  const listeners = new Set<(changes: readonly HouseChange[]) => void>();
  const feed = { isCurrent: true };
  const inFlight = new InFlight();
  const listen = (listener: (changes: readonly HouseChange[]) => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const changes = { listen, isUpToDate: () => feed.isCurrent };
  const cache = cached ? new FetchCache({ store, changes, inFlight }) : undefined;
  const execution = await loadExecution(supergraphSdl, {
    subgraphs: world.endpoints,
    subgraphTimeoutMs: 5000,
    logger: pino({ level: 'silent' }),
    cache,
    inFlight,
    writes,
  });
  return {
    feed,
    tell: (...changes: HouseChange[]) => {
      for (const listener of listeners) listener(changes);
    },
    ask: async (query: string, by: Caller = everyone, variables: Record<string, unknown> = {}): Promise<Answered> => {
      const document: DocumentNode = parse(query);
      const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
      if (!operation) throw new Error('no operation');
      const deadline = startDeadline(5000);
      const context: RequestContext = { requestId: 'request-1', caller: by, address: '127.0.0.1', deadline };
      const queryHash = createHash('sha256').update(query).digest('hex');
      const { data, errors } = await execution.execute({
        request: { query, variables },
        context,
        queryHash,
        document,
        operation,
      });
      deadline.end();
      return { data: JSON.parse(JSON.stringify(data ?? null)), errors, policy: context.cachePolicy };
    },
  };
}

export function accountChange(id: string): HouseChange {
  const records = [`account:a${id}`];
  return { subgraph: 'billing', entity: 'invoice', entityId: 'in_1', records, customers: [], at: 0 };
}

export function customerChange(id: string): HouseChange {
  return { subgraph: 'identity', entity: 'customer', entityId: id, records: [], customers: [id], at: 0 };
}

/** A change that nobody can tell whose it is. */
export function someChange(subgraph: string): HouseChange {
  return { subgraph, entity: 'plan', entityId: 'p_1', records: [], customers: [], at: 0 };
}
