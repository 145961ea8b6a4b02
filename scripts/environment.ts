import { isIP } from 'node:net';
import { z } from 'zod';
import { departmentNames } from '../subgraphs/kit/department-names.ts';
import { limitVariables } from './limit-variables.ts';
import { resilienceVariables } from './resilience-variables.ts';
import { wholeNumber } from './whole-number.ts';

/** A variable is wrong or missing. The message names it and says what to do. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

const milliseconds = wholeNumber.min(1, 'must be at least 1 millisecond').max(600_000, 'must be at most 600000');
const port = wholeNumber.min(0, 'must be a port, 0 to 65535').max(65_535, 'must be a port, 0 to 65535');
const secret = z.string().min(32, 'must have at least 32 characters; make one with: openssl rand -hex 32');
const httpUrl = (example: string) =>
  z.url({ abort: true, protocol: /^https?$/, error: `must be an address such as ${example}` });
const subgraphUrl = httpUrl('http://billing.internal:4004')
  .refine(hasNoUser, 'must be an address without a user or a password: calls are signed by GATEWAY_SECRET')
  .refine((url) => /^\/(graphql\/?)?$/.test(new URL(url).pathname), 'must be an address without a path')
  .transform((url) => new URL(url).origin);
const noAddress = 'is no address: in a password, / is written as %2F, # as %23, ? as %3F and @ as %40';
const sslModes = ['disable', 'no-verify', 'prefer', 'require', 'verify-ca', 'verify-full'];
const databaseUrl = z
  .string()
  .regex(/^postgres(ql)?:|^(?!.*:\/\/)/, {
    abort: true,
    error: 'must be like postgres://host/database, or the path of a SQLite file',
  })
  .refine(isPathOrAddress, { abort: true, error: noAddress })
  .refine(
    hasKnownSslMode,
    `has an sslmode that PostgreSQL's client passes over: it may be ${sslModes.slice(0, -1).join(', ')} or ${sslModes.at(-1)}`,
  );

const corsOrigins = z
  .string()
  .transform((list) => list.split(',').map((origin) => origin.trim()))
  .refine(
    (origins) => origins.every(isOrigin) || (origins.length === 1 && origins[0] === '*'),
    'must be origins such as https://app.example.com, separated by commas, or * alone',
  );

const trustedProxies = z
  .string()
  .transform((list) => list.split(',').map((proxy) => proxy.trim()))
  .refine(
    (proxies) => proxies.every(isAddressOrRange),
    'must be addresses or ranges such as 10.0.0.7 or 10.0.0.0/8, separated by commas',
  );

const environmentSchema = z.object({
  HOST: z
    .string()
    .default('127.0.0.1')
    .transform((host) => host.replace(/^\[(.*:.*)\]$/, '$1')),
  PORT: port.optional(),
  DATA_DIR: z.string().default('./data'),
  SAMPLE: z.enum(['default', 'none'], 'must be "default" or "none"').default('default'),
  LOG_LEVEL: z
    .enum(
      ['trace', 'debug', 'info', 'warn', 'error', 'silent'],
      'must be one of trace, debug, info, warn, error and silent',
    )
    .default('info'),
  SUBGRAPH_TIMEOUT_MS: milliseconds.default(2000),
  REQUEST_DEADLINE_MS: milliseconds.default(5000),
  SERVING_THREADS: wholeNumber.min(1, 'must be at least 1').max(64, 'must be at most 64').default(1),
  SHUTDOWN_DELAY_MS: wholeNumber.min(0, 'must be at least 0').max(60_000, 'must be at most 60000').default(0),
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: httpUrl('http://127.0.0.1:4318').optional(),
  OTEL_SERVICE_NAME: z.string().default('customer-graph'),
  OTEL_TRACES_SAMPLER_ARG: z.coerce
    .number('must be a number')
    .min(0, 'must be 0 to 1')
    .max(1, 'must be 0 to 1')
    .default(1),
  GATEWAY_SECRET: secret.optional(),
  GATEWAY_SECRET_ALSO: secret.optional(),
  AUTH_JWT_SECRET: secret.optional(),
  AUTH_JWT_SECRET_ALSO: secret.optional(),
  AUTH_JWKS_URL: httpUrl('https://id.example.com/.well-known/jwks.json')
    .refine(hasNoUser, 'must be an address without a user or a password: keys are public')
    .optional(),
  AUTH_ISSUER: z.string().optional(),
  AUTH_AUDIENCE: z.string().optional(),
  AUTH_ANONYMOUS: z.enum(['answer', 'refuse'], 'must be "answer" or "refuse"').optional(),
  CORS_ORIGINS: corsOrigins.optional(),
  TRUSTED_PROXIES: trustedProxies.optional(),
  NEO4J_URI: z
    .url({
      abort: true,
      protocol: /^(bolt|neo4j)(\+s|\+ssc)?$/,
      hostname: /./,
      error: 'must be like neo4j://host:7687',
    })
    .refine(hasNoUser, 'must be an address without a user or a password: those are NEO4J_USER and NEO4J_PASSWORD')
    .refine(hasNoPath, "must be an address without a path: the server's default database is the one that is used")
    .refine(
      (uri) => uri.startsWith('neo4j') || new URL(uri).search === '',
      'must be an address without parameters: they say where to route, and bolt goes to one server',
    )
    .optional(),
  NEO4J_USER: z.string().default('neo4j'),
  NEO4J_PASSWORD: z.string().optional(),
  ...ofEach(departmentNames, 'DATABASE_URL', databaseUrl.optional()),
  IDENTITY_RULES: z.string().optional(),
  IDENTITY_MODEL: z.string().optional(),
  IDENTITY_SURVIVORSHIP: z.string().optional(),
  ...ofEach([...departmentNames, 'identity'] as const, 'SUBGRAPH_URL', subgraphUrl.optional()),
  OPERATIONS_MODE: z.enum(['off', 'log', 'enforce'], 'must be "off", "log" or "enforce"').default('off'),
  OPERATIONS_MANIFEST: z.string().optional(),
  CACHE_MB: wholeNumber
    .min(0, 'must be at least 0, which is no cache')
    .max(65_536, 'must be at most 65536')
    .default(64),
  CACHE_CLIENT_SECONDS: wholeNumber.min(0, 'must be at least 0').max(86_400, 'must be at most 86400').default(1),
  REDIS_URL: z
    .url({
      ...{ abort: true, protocol: /^rediss?$/, hostname: /./ },
      error: ({ input }) => (hasUnreadUser(input) ? noAddress : 'must be like redis://host:6379'),
    })
    .refine(
      (url) => /^\/?\d*$/.test(new URL(url).pathname),
      'may name a database by its number only, like redis://host:6379/2',
    )
    .refine(hasReadablePassword, 'has a % in its user or password that means nothing: % itself is written as %25')
    .optional(),
  ...limitVariables,
  ...resilienceVariables,
});

export type Environment = z.infer<typeof environmentSchema>;

export const variableNames: readonly string[] = Object.keys(environmentSchema.shape);

/**
 * Reads values without the blanks around them, which files of variables leave there; one that is empty or blank counts as
 * not set.
 *
 * @throws ConfigError naming every variable that is wrong.
 */
export function readEnvironment(variables: NodeJS.ProcessEnv): Environment {
  const trimmed = Object.entries(variables).map(([name, value]) => [name, value?.trim()] as const);
  const set = Object.fromEntries(trimmed.filter(([, value]) => value));
  const quoted = variableNames.filter((name) => isQuoted(set[name] ?? ''));
  const parsed = environmentSchema.safeParse(set);
  if (parsed.success && quoted.length === 0) return parsed.data;
  const wrong = (parsed.error?.issues ?? []).map(({ path, message }) => ({ name: path.join('.'), message }));
  throw new ConfigError(
    [
      ...quoted.map((name) => `${name} has quotes around it, which are read as a part of it: leave them out.`),
      ...wrong.filter(({ name }) => !quoted.includes(name)).map(({ name, message }) => `${name} ${message}.`),
    ].join('\n'),
  );
}

/** A shell takes quotes away, and so does Compose; `docker run --env-file` and others who read files of variables hand them on. */
function isQuoted(value: string): boolean {
  return /^(["']).*\1$/s.test(value);
}

/** A variable for each subgraph, e.g. BILLING_DATABASE_URL. */
function ofEach<Name extends string, What extends string, Schema>(
  names: readonly Name[],
  what: What,
  schema: Schema,
): Record<`${Uppercase<Name>}_${What}`, Schema> {
  const variables = names.map((name) => [`${name.toUpperCase()}_${what}`, schema]);
  return Object.fromEntries(variables);
}

/** An address of a socket has nothing between its user and the slash, which PostgreSQL's client reads and URL does not. */
function isPathOrAddress(text: string): boolean {
  return !text.includes('://') || URL.canParse(text.replace('@/', '@localhost/'));
}

function hasKnownSslMode(text: string): boolean {
  if (!text.includes('://')) return true;
  const mode = new URL(text.replace('@/', '@localhost/')).searchParams.get('sslmode');
  return mode === null || sslModes.includes(mode);
}

function hasNoUser(address: string): boolean {
  const { username, password } = new URL(address);
  return username === '' && password === '';
}

function hasNoPath(address: string): boolean {
  return /^\/?$/.test(new URL(address).pathname);
}

/** Keys that a cloud hands out as passwords have slashes in them. */
function hasUnreadUser(text: unknown): boolean {
  return typeof text === 'string' && text.includes('@') && !URL.canParse(text);
}

function hasReadablePassword(address: string): boolean {
  const { username, password } = new URL(address);
  try {
    decodeURIComponent(username + password);
    return true;
  } catch {
    return false;
  }
}

function isOrigin(text: string): boolean {
  return /^https?:/.test(text) && URL.parse(text)?.origin === text;
}

function isAddressOrRange(text: string): boolean {
  const [, address = '', bits] = /^([^/]+)(?:\/(\d+))?$/.exec(text) ?? [];
  const longest = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0;
  return longest > 0 && (bits === undefined || (Number(bits) >= 1 && Number(bits) <= longest));
}
