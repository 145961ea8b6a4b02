import type { Logger } from 'pino';
import type { Metrics } from '../subgraphs/kit/metrics.ts';
import type { Access } from './auth.ts';
import type { CacheStore } from './cache/store.ts';
import type { SubgraphEndpoint } from './calls/subgraph-endpoint.ts';
import type { SharedPort } from './http/listening.ts';
import type { Limits } from './limits.ts';
import type { PersistedOperations } from './persisted-operations.ts';
import type { RateLimit } from './rate-limit.ts';
import type { Resilience } from './resilience.ts';
import type { SubscriptionLimits } from './subscriptions.ts';
import type { ThreadMemory } from './thread-memory.ts';

export interface GatewayOptions {
  host: string;
  /** 0 takes any free port. */
  port: number;
  /** Which part this gateway takes where several threads of the process serve at the port. */
  sharedPort?: SharedPort;
  /** What it then has in common with them. */
  threadMemory?: ThreadMemory;
  supergraphPath: string;
  /** Every subgraph of the supergraph, wherever it runs. They stay open when the gateway closes. */
  subgraphs: readonly SubgraphEndpoint[];
  access: Access;
  /** Whose pages may call the gateway from a browser; `*` is everyone's. None unless told. */
  corsOrigins?: readonly string[];
  /** Addresses or ranges of proxies that are believed where a request comes from. None unless told. */
  trustedProxies?: readonly string[];
  subgraphTimeoutMs: number;
  requestDeadlineMs: number;
  /** A client that neither sends nor reads for so long is cut off: what it was answered waits in memory. Half a minute, or twice the deadline. */
  silentConnectionMs?: number;
  /** How subgraphs are kept from harming each other, where that is not as usual. */
  resilience?: Resilience;
  logger: Logger;
  /** What GraphiQL shows at its first visit. */
  graphiqlQuery?: string;
  limits?: Limits;
  /** What each caller may spend; without it there is no such limit. */
  rateLimit?: RateLimit;
  persistedOperations?: PersistedOperations;
  /** For parsed documents, for plans with the documents that they are of, and for the texts that clients registered under their hashes: for each so much. */
  queryCacheBytes?: number;
  supergraphPollMs?: number;
  subscriptions?: SubscriptionLimits;
  /** Where answers of subgraphs are kept that may be; without it they are not. It is closed with the gateway. */
  cache?: CacheStore;
  /** The longest that clients may keep an answer, which nobody can take back from them; a second if left out. */
  clientCacheSeconds?: number;
  /** Where the gateway's parts count what they do; one of its own unless given. */
  metrics?: Metrics;
  metricsToken?: string;
  /** How long the gateway still accepts requests when it is told to stop, while `/readyz` says that it stops. */
  shutdownDelayMs?: number;
}
