import { join, resolve } from 'node:path';
import type { Access } from '../gateway/auth.ts';
import type { Limits } from '../gateway/limits.ts';
import { noOperations, readManifest } from '../gateway/operations-manifest.ts';
import type { PersistedOperations } from '../gateway/persisted-operations.ts';
import type { RateLimit } from '../gateway/rate-limit.ts';
import type { Resilience } from '../gateway/resilience.ts';
import type { SubscriptionLimits } from '../gateway/subscriptions.ts';
import { type DepartmentName, departmentNames } from '../subgraphs/kit/department-names.ts';
import { departments, identity } from '../subgraphs/subgraphs.ts';
import { ConfigError, type Environment, readEnvironment } from './environment.ts';
import { type IdentityPlace, identityHere } from './identity-config.ts';
import { limitsOf, rateLimitOf, subscriptionLimitsOf } from './limit-variables.ts';
import { readNamedFile } from './named-file.ts';
import { answerBytesOf, resilienceOf } from './resilience-variables.ts';

export type SubgraphName = DepartmentName | 'identity';

/** Where a subgraph runs: in this process over its store, or elsewhere at an address. */
export type Place<Store> = { here: Store } | { at: string };

export type CachePlace = { redisUrl: string } | { bytes: number };

export interface HouseConfig {
  host: string;
  port: number;
  /** How many threads of this process serve at the port. */
  servingThreads: number;
  access: Access;
  /** Whose pages may call the gateway from a browser; `*` is everyone's. */
  corsOrigins: readonly string[];
  /** Addresses or ranges of proxies that are believed where a request comes from. */
  trustedProxies: readonly string[];
  subgraphTimeoutMs: number;
  requestDeadlineMs: number;
  resilience: Resilience;
  /** Bytes that are read of an answer of a subgraph elsewhere, by its name. */
  answerBytes: Record<string, number | undefined>;
  limits: Limits;
  subscriptions: SubscriptionLimits;
  /** What each caller may spend, in units of cost; without it there is no such limit. */
  rateLimit?: RateLimit;
  persistedOperations: PersistedOperations;
  queryCacheBytes: number;
  /** Where the gateway keeps answers of subgraphs; undefined when it keeps none. */
  cachePlace?: CachePlace;
  /** The longest that clients may keep an answer. */
  clientCacheSeconds: number;
  /** Lets whoever sends it see the metrics; without it only this machine does. */
  metricsToken?: string;
  shutdownDelayMs: number;
  dataDirectory: string;
  /** Shared by the gateway and the subgraphs that run elsewhere. */
  secret?: string;
  departments: Record<DepartmentName, Place<{ databaseUrl: string }>>;
  identity: Place<IdentityPlace>;
  /** Whether a data directory that is empty gets the sample world. */
  sample: boolean;
}

export interface SubgraphProcessConfig {
  host: string;
  port: number;
  dataDirectory: string;
  secret: string;
  secretAlso?: string;
  metricsToken?: string;
  /** What the gateway takes of a client. */
  clientBodyBytes: number;
  shutdownDelayMs: number;
}

export type DepartmentProcessConfig = SubgraphProcessConfig & { databaseUrl: string };

export interface IdentityProcessConfig extends SubgraphProcessConfig, IdentityPlace {
  /** Where each department's changes are read: its database, or its server. */
  feeds: Record<DepartmentName, Place<{ databaseUrl: string }>>;
}

const defaultPort = 4000;

/** For `npm start`: everything that is not told to run elsewhere runs here. */
export function houseConfig(variables: NodeJS.ProcessEnv): HouseConfig {
  const env = readEnvironment(variables);
  return asserted({
    ...serving(env),
    departments: byDepartment((name) => elsewhere(env, name) ?? { here: { databaseUrl: databaseOf(env, name) } }),
    identity: elsewhere(env, 'identity') ?? { here: identityHere(env) },
    sample: env.SAMPLE === 'default',
  });
}

/** For `npm run start:gateway`: what has neither an address nor a store runs on this machine at its usual port. */
export function gatewayConfig(variables: NodeJS.ProcessEnv): HouseConfig {
  const env = readEnvironment(variables);
  return asserted({
    ...serving(env),
    departments: byDepartment((name) => elsewhere(env, name) ?? ownDatabase(env, name) ?? usualPlace(name)),
    identity: elsewhere(env, 'identity') ?? (env.NEO4J_URI ? { here: identityHere(env) } : usualPlace('identity')),
    sample: false,
  });
}

export function departmentConfig(variables: NodeJS.ProcessEnv, name: DepartmentName): DepartmentProcessConfig {
  const env = readEnvironment(variables);
  return { ...subgraphProcess(env, name), databaseUrl: databaseOf(env, name) };
}

export function identityConfig(variables: NodeJS.ProcessEnv): IdentityProcessConfig {
  const env = readEnvironment(variables);
  const here = identityHere(env);
  const feeds = byDepartment((name) => ownDatabase(env, name) ?? elsewhere(env, name) ?? usualPlace(name));
  assertOwnDatabases(feeds, { here });
  return { ...subgraphProcess(env, 'identity'), ...here, feeds };
}

function serving(env: Environment) {
  const access = accessOf(env);
  return {
    host: env.HOST,
    port: env.PORT ?? defaultPort,
    servingThreads: servingThreads(env),
    access,
    corsOrigins: env.CORS_ORIGINS ?? [],
    trustedProxies: env.TRUSTED_PROXIES ?? [],
    subgraphTimeoutMs: env.SUBGRAPH_TIMEOUT_MS,
    requestDeadlineMs: env.REQUEST_DEADLINE_MS,
    resilience: resilienceOf(env),
    answerBytes: answerBytesOf(env),
    limits: limitsOf(env),
    subscriptions: subscriptionLimitsOf(env),
    rateLimit: shared(env, payable(env, rateLimitOf(env, access.mode !== 'open'))),
    persistedOperations: persistedOperationsOf(env),
    queryCacheBytes: env.QUERY_CACHE_MB * 1024 * 1024,
    cachePlace: cachePlace(env),
    clientCacheSeconds: env.CACHE_CLIENT_SECONDS,
    metricsToken: env.METRICS_TOKEN,
    shutdownDelayMs: env.SHUTDOWN_DELAY_MS,
    dataDirectory: env.DATA_DIR,
    secret: env.GATEWAY_SECRET,
  };
}

const systemsThatSharePorts: readonly NodeJS.Platform[] = ['linux', 'freebsd', 'aix', 'sunos'];

function servingThreads({ SERVING_THREADS: threads }: Environment): number {
  if (threads === 1 || systemsThatSharePorts.includes(process.platform)) return threads;
  throw new ConfigError(
    `SERVING_THREADS is ${threads}: threads cannot share a port on ${process.platform}. Leave it at 1, or start several ` +
      'gateways behind a load balancer.',
  );
}

function cachePlace({ REDIS_URL: redisUrl, CACHE_MB: megabytes }: Environment): CachePlace | undefined {
  if (megabytes === 0) return undefined;
  return redisUrl ? { redisUrl } : { bytes: megabytes * 1024 * 1024 };
}

/** Gateways that share a cache share what callers may spend as well. */
function shared({ REDIS_URL: redisUrl }: Environment, rateLimit: RateLimit | undefined): RateLimit | undefined {
  return rateLimit && redisUrl ? { ...rateLimit, redisUrl } : rateLimit;
}

function payable({ LIMIT_COST }: Environment, rateLimit: RateLimit | undefined): RateLimit | undefined {
  if (!rateLimit || rateLimit.burst >= LIMIT_COST) return rateLimit;
  throw new ConfigError(
    `RATE_LIMIT_BURST ${rateLimit.burst} is less than LIMIT_COST ${LIMIT_COST}: nobody could ever pay for an operation ` +
      'that costs as much as one may. Raise the one or lower the other.',
  );
}

function persistedOperationsOf({ OPERATIONS_MODE: mode, OPERATIONS_MANIFEST: path }: Environment): PersistedOperations {
  if (path) return { known: readNamedFile('OPERATIONS_MANIFEST', path, readManifest), mode };
  if (mode === 'off') return { known: noOperations, mode };
  throw new ConfigError(
    `OPERATIONS_MANIFEST is missing: OPERATIONS_MODE is ${mode}. Name the file that npm run operations has written.`,
  );
}

function subgraphProcess(env: Environment, name: SubgraphName): SubgraphProcessConfig {
  if (!env.GATEWAY_SECRET) throw missingSecret(`${name} runs in its own process`);
  const { HOST: host, DATA_DIR: dataDirectory, METRICS_TOKEN: metricsToken, LIMIT_BODY_BYTES: clientBodyBytes } = env;
  const { GATEWAY_SECRET: secret, GATEWAY_SECRET_ALSO: secretAlso, SHUTDOWN_DELAY_MS: shutdownDelayMs } = env;
  const port = env.PORT ?? usualPort(name);
  return { host, port, dataDirectory, secret, secretAlso, metricsToken, clientBodyBytes, shutdownDelayMs };
}

function asserted(config: HouseConfig): HouseConfig {
  assertSigned(config);
  assertOwnDatabases(config.departments, config.identity);
  return config;
}

function assertSigned({ departments, identity, secret }: HouseConfig): void {
  const remote = Object.entries({ ...departments, identity }).find(([, place]) => 'at' in place);
  if (remote && !secret) throw missingSecret(`${remote[0]} runs in its own process`);
}

/** What one has made of a database looks to another like the work of newer software. */
function assertOwnDatabases(departments: HouseConfig['departments'], identity: Place<IdentityPlace>): void {
  const named = Object.entries(departments).flatMap(([name, place]) =>
    'here' in place ? [{ variable: `${name.toUpperCase()}_DATABASE_URL`, file: fileOf(place.here.databaseUrl) }] : [],
  );
  for (const [one, other] of Map.groupBy(named, ({ file }) => file).values())
    if (one && other)
      throw new ConfigError(
        `${one.variable} and ${other.variable} name the same database: give each department one of its own.`,
      );
  if (!('here' in identity && 'databasePath' in identity.here.store)) return;
  const graph = fileOf(identity.here.store.databasePath);
  const onGraph = named.find(({ file }) => file === graph);
  if (onGraph)
    throw new ConfigError(
      `${onGraph.variable} names the file of the identity graph, ${graph}: give each department a database of its own.`,
    );
}

/** One file may be named by several paths. */
function fileOf(databaseUrl: string): string {
  return databaseUrl.includes('://') ? databaseUrl : resolve(databaseUrl);
}

function missingSecret(reason: string): ConfigError {
  return new ConfigError(
    `GATEWAY_SECRET is missing: ${reason}, and calls to it are signed. ` +
      'Give the gateway and every subgraph the same one; make it with: openssl rand -hex 32',
  );
}

function accessOf(env: Environment): Access {
  const rules = { issuer: env.AUTH_ISSUER, audience: env.AUTH_AUDIENCE, anonymous: env.AUTH_ANONYMOUS };
  if (env.AUTH_JWT_SECRET && env.AUTH_JWKS_URL)
    throw new ConfigError('AUTH_JWT_SECRET and AUTH_JWKS_URL are both set: keep the one that tokens are signed by.');
  if (env.AUTH_JWT_SECRET)
    return { mode: 'secret', secret: env.AUTH_JWT_SECRET, secretAlso: env.AUTH_JWT_SECRET_ALSO, ...rules };
  if (env.AUTH_JWKS_URL && env.AUTH_JWT_SECRET_ALSO)
    throw new ConfigError(
      'AUTH_JWKS_URL and AUTH_JWT_SECRET_ALSO are both set: keep the one that tokens are signed by.',
    );
  if (env.AUTH_JWKS_URL) return { mode: 'jwks', url: env.AUTH_JWKS_URL, ...rules };
  const rule = (['AUTH_JWT_SECRET_ALSO', 'AUTH_ISSUER', 'AUTH_AUDIENCE', 'AUTH_ANONYMOUS'] as const).find(
    (name) => env[name],
  );
  if (rule)
    throw new ConfigError(
      `${rule} is set, but not what tokens are signed by: set AUTH_JWT_SECRET or AUTH_JWKS_URL as well.`,
    );
  return { mode: 'open' };
}

function elsewhere(env: Environment, name: SubgraphName): { at: string } | undefined {
  const at = env[`${upper(name)}_SUBGRAPH_URL`];
  return at ? { at } : undefined;
}

function ownDatabase(env: Environment, name: DepartmentName): { here: { databaseUrl: string } } | undefined {
  const databaseUrl = env[`${upper(name)}_DATABASE_URL`];
  return databaseUrl ? { here: { databaseUrl } } : undefined;
}

function databaseOf(env: Environment, name: DepartmentName): string {
  return env[`${upper(name)}_DATABASE_URL`] ?? join(env.DATA_DIR, `${name}.sqlite`);
}

function usualPlace(name: SubgraphName): { at: string } {
  return { at: `http://127.0.0.1:${usualPort(name)}` };
}

function usualPort(name: SubgraphName): number {
  return [...departments, identity].find((entry) => entry.name === name)?.port ?? 0;
}

export function byDepartment<Value>(of: (name: DepartmentName) => Value): Record<DepartmentName, Value> {
  return Object.fromEntries(departmentNames.map((name) => [name, of(name)])) as Record<DepartmentName, Value>;
}

function upper<Name extends SubgraphName>(name: Name): Uppercase<Name> {
  return name.toUpperCase() as Uppercase<Name>;
}
