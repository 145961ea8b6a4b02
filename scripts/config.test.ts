import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { defaultLimits } from '../gateway/limits.ts';
import { noOperations } from '../gateway/operations-manifest.ts';
import { defaultSubscriptionLimits } from '../gateway/subscriptions.ts';
import { defaultRules } from '../subgraphs/identity/resolution/engine/rules.ts';
import { defaultSurvivorship } from '../subgraphs/identity/resolution/golden/survivorship.ts';
import { modelText } from '../subgraphs/identity/resolution/model/file.ts';
import { departmentConfig, gatewayConfig, houseConfig, identityConfig } from './config.ts';
import { ConfigError } from './environment.ts';
import { trainingConfig } from './identity-config.ts';

const secret = 'x'.repeat(32);
const asEver = { rules: defaultRules, survivorship: defaultSurvivorship };

const directory = mkdtempSync(join(tmpdir(), 'customer-graph-config-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

function file(name: string, content: string): string {
  const path = join(directory, name);
  writeFileSync(path, content);
  return path;
}

test('with nothing set, everything runs here over files in ./data, open on localhost', () => {
  expect(houseConfig({})).toEqual({
    host: '127.0.0.1',
    port: 4000,
    servingThreads: 1,
    access: { mode: 'open' },
    corsOrigins: [],
    trustedProxies: [],
    subgraphTimeoutMs: 2000,
    requestDeadlineMs: 5000,
    resilience: {},
    answerBytes: {},
    limits: defaultLimits,
    subscriptions: defaultSubscriptionLimits,
    rateLimit: undefined,
    persistedOperations: { known: noOperations, mode: 'off' },
    queryCacheBytes: 30 * 1024 * 1024,
    cachePlace: { bytes: 64 * 1024 * 1024 },
    clientCacheSeconds: 1,
    shutdownDelayMs: 0,
    dataDirectory: './data',
    secret: undefined,
    departments: {
      marketing: { here: { databaseUrl: 'data/marketing.sqlite' } },
      sales: { here: { databaseUrl: 'data/sales.sqlite' } },
      support: { here: { databaseUrl: 'data/support.sqlite' } },
      billing: { here: { databaseUrl: 'data/billing.sqlite' } },
    },
    identity: { here: { store: { databasePath: 'data/identity.sqlite' }, ...asEver } },
    sample: true,
  });
});

test('a value in quotes, as files of variables hand them on, is refused by its variable’s name, once', () => {
  expect(() => houseConfig({ DATA_DIR: '"./data"', PORT: "'4000'", GATEWAY_SECRET: `"${secret}"`, HOST: '' })).toThrow(
    new ConfigError(
      ['PORT', 'DATA_DIR', 'GATEWAY_SECRET']
        .map((name) => `${name} has quotes around it, which are read as a part of it: leave them out.`)
        .join('\n'),
    ),
  );
});

test('what every subgraph gets can be set for all, and otherwise for one', () => {
  const { resilience, answerBytes } = houseConfig({
    SUBGRAPH_CONCURRENCY: '50',
    BILLING_SUBGRAPH_CONCURRENCY: '5',
    BILLING_SUBGRAPH_TIMEOUT_MS: '300',
    SALES_SUBGRAPH_ANSWER_MB: '2',
  });
  const usual = { concurrency: 50 };
  expect(resilience).toEqual({
    ...{ identity: usual, marketing: usual, sales: usual, support: usual },
    billing: { concurrency: 5, timeoutMs: 300 },
  });
  expect(answerBytes).toEqual({ sales: 2 * 1024 * 1024 });
});

test('one department in PostgreSQL, one at another address, identity in Neo4j, the rest here', () => {
  const { departments, identity } = houseConfig({
    BILLING_DATABASE_URL: 'postgres://billing@db/billing',
    SUPPORT_SUBGRAPH_URL: 'http://support.internal:4003/graphql',
    NEO4J_URI: 'neo4j://graph:7687',
    NEO4J_PASSWORD: 'secret',
    GATEWAY_SECRET: secret,
  });
  expect(departments.billing).toEqual({ here: { databaseUrl: 'postgres://billing@db/billing' } });
  expect(departments.support).toEqual({ at: 'http://support.internal:4003' });
  expect(departments.sales).toEqual({ here: { databaseUrl: 'data/sales.sqlite' } });
  const store = { neo4j: { uri: 'neo4j://graph:7687', user: 'neo4j', password: 'secret' } };
  expect(identity).toEqual({ here: { store, ...asEver } });
});

test('a gateway of its own looks for subgraphs at their usual ports', () => {
  const { departments, identity, sample } = gatewayConfig({
    GATEWAY_SECRET: secret,
    SALES_DATABASE_URL: 'postgres://sales@db/sales',
  });
  expect(departments.billing).toEqual({ at: 'http://127.0.0.1:4004' });
  expect(departments.sales).toEqual({ here: { databaseUrl: 'postgres://sales@db/sales' } });
  expect(identity).toEqual({ at: 'http://127.0.0.1:4005' });
  expect(sample).toBe(false);
});

test('the process of a subgraph listens at its usual port, or at PORT', () => {
  expect(departmentConfig({ GATEWAY_SECRET: secret }, 'billing')).toEqual({
    host: '127.0.0.1',
    port: 4004,
    dataDirectory: './data',
    secret,
    clientBodyBytes: defaultLimits.bodyBytes,
    shutdownDelayMs: 0,
    databaseUrl: 'data/billing.sqlite',
  });
  expect(departmentConfig({ GATEWAY_SECRET: secret, PORT: '0' }, 'billing').port).toBe(0);
});

test('the process of identity reads a department’s changes from its database if it is told it, else from its server', () => {
  const { feeds } = identityConfig({
    GATEWAY_SECRET: secret,
    BILLING_DATABASE_URL: 'postgres://billing@db/billing',
    SALES_SUBGRAPH_URL: 'https://sales.internal',
  });
  expect(feeds.billing).toEqual({ here: { databaseUrl: 'postgres://billing@db/billing' } });
  expect(feeds.sales).toEqual({ at: 'https://sales.internal' });
  expect(feeds.support).toEqual({ at: 'http://127.0.0.1:4003' });
});

test('rules, model and survivorship from files reach every process that identity runs in, and no other reads them', () => {
  const model = { ...defaultRules.model, name: 'trained-2026-11-26-abc' };
  const chosen = {
    IDENTITY_RULES: file('rules.json', '{"mergeBar": 2, "cleanSources": ["billing"]}'),
    IDENTITY_MODEL: file('model.json', modelText(model)),
    IDENTITY_SURVIVORSHIP: file('survivorship.json', '{"birthDate": ["MOST_FREQUENT"]}'),
    GATEWAY_SECRET: secret,
  };
  const survivorship = { ...defaultSurvivorship, birthDate: ['MOST_FREQUENT'] };
  const rules = { ...defaultRules, model, mergeBar: 1386, cleanSources: ['billing'] };
  const neo4j = { NEO4J_URI: 'neo4j://graph:7687', NEO4J_PASSWORD: 'secret' };
  expect(houseConfig(chosen).identity).toMatchObject({ here: { rules, survivorship } });
  expect(gatewayConfig({ ...chosen, ...neo4j }).identity).toMatchObject({ here: { rules, survivorship } });
  expect(identityConfig(chosen)).toMatchObject({ rules, survivorship });

  const notHere = { IDENTITY_RULES: 'not/here.json', IDENTITY_MODEL: 'not/here.json' };
  const elsewhere = { ...notHere, IDENTITY_SURVIVORSHIP: 'not/here.json', GATEWAY_SECRET: secret };
  expect(gatewayConfig(elsewhere).identity).toEqual({ at: 'http://127.0.0.1:4005' });
  expect(() => departmentConfig(elsewhere, 'billing')).not.toThrow();
});

test('a model is learned under the rules in use, and written beside the data', () => {
  const chosen = { IDENTITY_RULES: file('bar.json', '{"mergeBar": 2}'), IDENTITY_MODEL: 'to/come.json', DATA_DIR: 'd' };
  expect(trainingConfig(chosen)).toMatchObject({
    store: { databasePath: 'd/identity.sqlite' },
    rules: { mergeBar: 1386, proposalBar: defaultRules.proposalBar },
    modelPath: 'd/identity-model.json',
  });
});

test.each([
  ['IDENTITY_RULES', 'no-such.json', null, ' no-such.json is not there: name a JSON file, or leave it unset.'],
  ['IDENTITY_RULES', 'rules.json', '{"mergeBar": "high"}', '/rules.json: mergeBar: must be a weight in bits'],
  ['IDENTITY_RULES', 'rules.json', '{"merge": 1}', '/rules.json: there is no merge here: choose of mergeBar, '],
  ['IDENTITY_SURVIVORSHIP', 'no-such.json', null, ' no-such.json is not there'],
  [
    'IDENTITY_SURVIVORSHIP',
    'golden.json',
    '{"name": "MOST_RECENT"}',
    '/golden.json: name: must be a list of strategies',
  ],
  ['IDENTITY_MODEL', 'no-such.json', null, ' no-such.json is not there'],
  ['IDENTITY_MODEL', 'model.json', '{"name": ""}', '/model.json: the model is not right: name: must not be empty'],
])('%s %s with %s is refused by the names of file and field', (variable, name, content, message) => {
  const path = content === null ? name : file(name, content);
  const read = () => houseConfig({ [variable]: path });
  expect(read).toThrow(ConfigError);
  expect(read).toThrow(variable);
  expect(read).toThrow(message);
});

test('pages of the listed origins may call, or of all', () => {
  const listed = houseConfig({ CORS_ORIGINS: 'https://app.example.com, http://localhost:3000' });
  expect(listed.corsOrigins).toEqual(['https://app.example.com', 'http://localhost:3000']);
  expect(houseConfig({ CORS_ORIGINS: '*' }).corsOrigins).toEqual(['*']);
});

test('proxies are trusted by address or range', () => {
  const { trustedProxies } = houseConfig({ TRUSTED_PROXIES: '10.0.0.7, 172.16.0.0/12,fd00::/8' });
  expect(trustedProxies).toEqual(['10.0.0.7', '172.16.0.0/12', 'fd00::/8']);
});

test('limits come from the environment, and callers who are told apart have a rate', () => {
  const { limits, rateLimit, queryCacheBytes } = houseConfig({
    AUTH_JWT_SECRET: secret,
    LIMIT_COST: '5000',
    LIMIT_PAGE: '50',
    QUERY_CACHE_MB: '5',
  });
  expect(limits).toEqual({ ...defaultLimits, cost: 5000, page: 50 });
  expect(rateLimit).toEqual({ perSecond: 10_000, burst: 200_000 });
  expect(queryCacheBytes).toBe(5 * 1024 * 1024);
  expect(houseConfig({ AUTH_JWT_SECRET: secret, RATE_LIMIT_PER_SECOND: '0' }).rateLimit).toBeUndefined();
  const open = houseConfig({ RATE_LIMIT_PER_SECOND: '100', RATE_LIMIT_BURST: '300000' });
  expect(open.rateLimit).toEqual({ perSecond: 100, burst: 300_000 });
  const sharing = houseConfig({ AUTH_JWT_SECRET: secret, REDIS_URL: 'redis://redis:6379', CACHE_MB: '0' });
  expect(sharing.rateLimit).toEqual({ perSecond: 10_000, burst: 200_000, redisUrl: 'redis://redis:6379' });
});

test('the operations that clients were built with come from a manifest', () => {
  const operation = { id: '1', name: 'A', type: 'query', body: 'query A { x }' };
  const text = { format: 'apollo-persisted-query-manifest', version: 1, operations: [operation] };
  const { persistedOperations } = houseConfig({
    OPERATIONS_MODE: 'enforce',
    OPERATIONS_MANIFEST: file('operations.json', JSON.stringify(text)),
  });
  expect(persistedOperations.mode).toBe('enforce');
  expect(persistedOperations.known.bodyOf('1')).toBe('query A { x }');
});

test('a manifest may be what Relay and GraphQL Code Generator write: the texts of operations by their ids', () => {
  const texts = { '37c3': 'query A { x }', 'sha256:8f14': 'mutation B { ...f } fragment f on Mutation { y }' };
  const { persistedOperations } = houseConfig({ OPERATIONS_MANIFEST: file('texts.json', JSON.stringify(texts)) });
  expect(persistedOperations.known.operations).toEqual([
    { id: '37c3', name: 'A', type: 'query', body: texts['37c3'] },
    { id: 'sha256:8f14', name: 'B', type: 'mutation', body: texts['sha256:8f14'] },
  ]);
});

const manifestOf = (...bodies: string[]) => {
  const operations = bodies.map((body) => ({ id: '1', name: 'A', type: 'query', body }));
  return JSON.stringify({ format: 'apollo-persisted-query-manifest', version: 1, operations });
};

test.each([
  ['no-such.json', null, 'OPERATIONS_MANIFEST no-such.json is not there: name a JSON file, or leave it unset.'],
  ['m1.json', '{', '/m1.json cannot be read: '],
  ['m2.json', '{"format": "other"}', '/m2.json is no persisted query manifest: format: Invalid input'],
  ['m4.json', '{}', '/m4.json is no persisted query manifest: format: Invalid input'],
  ['m5.json', '{"1": "{ x }"}', '/m5.json is no persisted query manifest: 1: not one operation with a name'],
  ['m6.json', '{"1": "query A {"}', '/m6.json is no persisted query manifest: 1: not one operation with a name'],
  [
    'm3.json',
    manifestOf('query A { x }', 'query A { x }', 'query A { y }'),
    '/m3.json is no persisted query manifest: operations.2.id: "1" stands for another body before',
  ],
])('the manifest %s with %s is refused by its name', (name, content, message) => {
  const read = () => houseConfig({ OPERATIONS_MANIFEST: content === null ? name : file(name, content) });
  expect(read).toThrow(ConfigError);
  expect(read).toThrow(message);
});

test('a variable that is empty or blank counts as not set', () => {
  expect(houseConfig({ PORT: '', AUTH_JWT_SECRET: '', NEO4J_URI: '' })).toEqual(houseConfig({}));
  expect(houseConfig({ PORT: ' ', OTEL_TRACES_SAMPLER_ARG: '\t', CACHE_MB: '  ' })).toEqual(houseConfig({}));
});

test('a subgraph accepts a second secret where one is named', () => {
  const next = 'the secret that comes after it, of 32 bytes';
  expect(departmentConfig({ GATEWAY_SECRET: secret, GATEWAY_SECRET_ALSO: next }, 'billing')).toMatchObject({
    secret,
    secretAlso: next,
  });
});

test('a host may be an IPv6 address in brackets, as it stands in URLs', () => {
  expect(houseConfig({ HOST: '[::1]' }).host).toBe('::1');
});

test('blanks around a value are no part of it', () => {
  const { host, departments, access } = houseConfig({
    ...{ HOST: ' 0.0.0.0', BILLING_DATABASE_URL: ' postgres://db/billing ' },
    ...{ AUTH_JWT_SECRET: secret, AUTH_ISSUER: 'https://login.example.com\r' },
  });
  expect(host).toBe('0.0.0.0');
  expect(departments.billing).toEqual({ here: { databaseUrl: 'postgres://db/billing' } });
  expect(access).toEqual({ mode: 'secret', secret, issuer: 'https://login.example.com', audience: undefined });
});

test.each([
  'postgres:///billing',
  'postgres://billing@/billing?host=/var/run',
  'postgres://billing@db/billing?sslmode=verify-full',
  'data/billing.sqlite',
  'C:\\billing.sqlite',
])('%s is where a database can be', (databaseUrl) => {
  expect(houseConfig({ BILLING_DATABASE_URL: databaseUrl }).departments.billing).toEqual({ here: { databaseUrl } });
});

test.each<[NodeJS.ProcessEnv, string]>([
  [{ PORT: 'http' }, 'PORT must be a number.'],
  [{ PORT: '70000' }, 'PORT must be a port, 0 to 65535.'],
  [{ SERVING_THREADS: '0' }, 'SERVING_THREADS must be at least 1.'],
  [{ SERVING_THREADS: 'all' }, 'SERVING_THREADS must be a number.'],
  [{ SUBGRAPH_TIMEOUT_MS: '0' }, 'SUBGRAPH_TIMEOUT_MS must be at least 1 millisecond.'],
  [{ LIMIT_COST: 'much' }, 'LIMIT_COST must be a number.'],
  [{ LIMIT_BATCH: '0' }, 'LIMIT_BATCH must be at least 1.'],
  [{ LIMIT_FRAGMENTS: '71' }, 'LIMIT_FRAGMENTS must be at most 70.'],
  [{ RATE_LIMIT_PER_SECOND: '-1' }, 'RATE_LIMIT_PER_SECOND must be at least 0, which is no limit.'],
  [
    { RATE_LIMIT_PER_SECOND: '10', RATE_LIMIT_BURST: '50' },
    'RATE_LIMIT_BURST 50 is less than LIMIT_COST 100000: nobody could ever pay for an operation that costs as much ' +
      'as one may. Raise the one or lower the other.',
  ],
  [{ OPERATIONS_MODE: 'on' }, 'OPERATIONS_MODE must be "off", "log" or "enforce".'],
  [
    { OPERATIONS_MODE: 'enforce' },
    'OPERATIONS_MANIFEST is missing: OPERATIONS_MODE is enforce. Name the file that npm run operations has written.',
  ],
  [{ SHUTDOWN_DELAY_MS: '-1' }, 'SHUTDOWN_DELAY_MS must be at least 0.'],
  [{ OTEL_TRACES_SAMPLER_ARG: '3' }, 'OTEL_TRACES_SAMPLER_ARG must be 0 to 1.'],
  [
    { BILLING_DATABASE_URL: 'mysql://127.0.0.1/billing' },
    'BILLING_DATABASE_URL must be like postgres://host/database, or the path of a SQLite file.',
  ],
  ...['Postgres://billing@db/billing', 'jdbc:postgresql://db/billing'].map((url): [NodeJS.ProcessEnv, string] => [
    { BILLING_DATABASE_URL: url },
    'BILLING_DATABASE_URL must be like postgres://host/database, or the path of a SQLite file.',
  ]),
  ...['postgres://billing:pa/ss@db/billing', 'postgres://billing:pa#ss@db/billing'].map(
    (url): [NodeJS.ProcessEnv, string] => [
      { BILLING_DATABASE_URL: url },
      'BILLING_DATABASE_URL is no address: in a password, / is written as %2F, # as %23, ? as %3F and @ as %40.',
    ],
  ),
  [
    { BILLING_DATABASE_URL: 'postgres://billing@db/billing?sslmode=requier' },
    "BILLING_DATABASE_URL has an sslmode that PostgreSQL's client passes over: it may be disable, no-verify, prefer, require, verify-ca or verify-full.",
  ],
  [
    { SALES_DATABASE_URL: 'postgres://db/all', BILLING_DATABASE_URL: 'postgres://db/all' },
    'SALES_DATABASE_URL and BILLING_DATABASE_URL name the same database: give each department one of its own.',
  ],
  [
    { DATA_DIR: '/data', BILLING_DATABASE_URL: '/data/../data/sales.sqlite' },
    'SALES_DATABASE_URL and BILLING_DATABASE_URL name the same database: give each department one of its own.',
  ],
  [
    { DATA_DIR: '/data', BILLING_DATABASE_URL: '/data//identity.sqlite' },
    'BILLING_DATABASE_URL names the file of the identity graph, /data/identity.sqlite: give each department a database of its own.',
  ],
  [{ SAMPLE: 'yes' }, 'SAMPLE must be "default" or "none".'],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be one of trace, debug, info, warn, error and silent.'],
  [
    { AUTH_JWT_SECRET: 'short' },
    'AUTH_JWT_SECRET must have at least 32 characters; make one with: openssl rand -hex 32.',
  ],
  [
    { AUTH_ANONYMOUS: 'refuse' },
    'AUTH_ANONYMOUS is set, but not what tokens are signed by: set AUTH_JWT_SECRET or AUTH_JWKS_URL as well.',
  ],
  [{ AUTH_JWT_SECRET: secret, AUTH_ANONYMOUS: 'no' }, 'AUTH_ANONYMOUS must be "answer" or "refuse".'],
  ...['AUTH_JWT_SECRET_ALSO', 'AUTH_ISSUER', 'AUTH_AUDIENCE'].map((name): [NodeJS.ProcessEnv, string] => [
    { [name]: secret },
    `${name} is set, but not what tokens are signed by: set AUTH_JWT_SECRET or AUTH_JWKS_URL as well.`,
  ]),
  [
    { BILLING_SUBGRAPH_URL: 'billing:4004' },
    'BILLING_SUBGRAPH_URL must be an address such as http://billing.internal:4004.',
  ],
  [
    { OTEL_EXPORTER_OTLP_ENDPOINT: 'localhost:4318' },
    'OTEL_EXPORTER_OTLP_ENDPOINT must be an address such as http://127.0.0.1:4318.',
  ],
  [
    { NEO4J_URI: 'bolt://neo4j:secret@host:7687', NEO4J_PASSWORD: 'secret' },
    'NEO4J_URI must be an address without a user or a password: those are NEO4J_USER and NEO4J_PASSWORD.',
  ],
  [
    { AUTH_JWKS_URL: 'https://gateway:secret@id.example.com/keys' },
    'AUTH_JWKS_URL must be an address without a user or a password: keys are public.',
  ],
  ...['gateway:secret', 'gateway', ':secret'].map((user): [NodeJS.ProcessEnv, string] => [
    { BILLING_SUBGRAPH_URL: `http://${user}@host` },
    'BILLING_SUBGRAPH_URL must be an address without a user or a password: calls are signed by GATEWAY_SECRET.',
  ]),
  [{ BILLING_SUBGRAPH_URL: 'http://host/billing' }, 'BILLING_SUBGRAPH_URL must be an address without a path.'],
  [{ NEO4J_URI: 'http://graph:7474' }, 'NEO4J_URI must be like neo4j://host:7687.'],
  [{ NEO4J_URI: 'neo4j://' }, 'NEO4J_URI must be like neo4j://host:7687.'],
  [
    { NEO4J_URI: 'neo4j://graph:7687/customers', NEO4J_PASSWORD: 'secret' },
    "NEO4J_URI must be an address without a path: the server's default database is the one that is used.",
  ],
  [
    { NEO4J_URI: 'bolt://graph:7687?database=customers', NEO4J_PASSWORD: 'secret' },
    'NEO4J_URI must be an address without parameters: they say where to route, and bolt goes to one server.',
  ],
  [{ REDIS_URL: 'redis:' }, 'REDIS_URL must be like redis://host:6379.'],
  ...['redis://:pa/ss@cache:6379', 'rediss://:pa#ss@cache:6380'].map((url): [NodeJS.ProcessEnv, string] => [
    { REDIS_URL: url },
    'REDIS_URL is no address: in a password, / is written as %2F, # as %23, ? as %3F and @ as %40.',
  ]),
  [{ NEO4J_URI: 'neo4j://graph:7687' }, 'NEO4J_PASSWORD is missing: NEO4J_URI is set, so identity uses Neo4j.'],
  [
    { BILLING_SUBGRAPH_URL: 'http://billing.internal' },
    'GATEWAY_SECRET is missing: billing runs in its own process, and calls to it are signed. ' +
      'Give the gateway and every subgraph the same one; make it with: openssl rand -hex 32',
  ],
  [
    { AUTH_JWT_SECRET: secret, AUTH_JWKS_URL: 'https://login.example.com/keys' },
    'AUTH_JWT_SECRET and AUTH_JWKS_URL are both set: keep the one that tokens are signed by.',
  ],
  [
    { AUTH_JWT_SECRET_ALSO: secret, AUTH_JWKS_URL: 'https://login.example.com/keys' },
    'AUTH_JWKS_URL and AUTH_JWT_SECRET_ALSO are both set: keep the one that tokens are signed by.',
  ],
  ...[
    'app.example.com',
    'https://app.example.com/shop',
    'https://app.example.com,',
    'https://app.example.com,*',
    'null',
  ].map((origins): [NodeJS.ProcessEnv, string] => [
    { CORS_ORIGINS: origins },
    'CORS_ORIGINS must be origins such as https://app.example.com, separated by commas, or * alone.',
  ]),
  ...['proxy.internal', '10.0.0', '10.0.0.1,', '10.0.0.0/33', '0.0.0.0/0', 'fd00::/129', '*'].map(
    (proxies): [NodeJS.ProcessEnv, string] => [
      { TRUSTED_PROXIES: proxies },
      'TRUSTED_PROXIES must be addresses or ranges such as 10.0.0.7 or 10.0.0.0/8, separated by commas.',
    ],
  ),
])('%j is refused by name and with the fix', (variables, message) => {
  expect(() => houseConfig(variables)).toThrow(new ConfigError(message));
});

test('one thread serves, or more where the system lets them share a port', () => {
  expect([houseConfig({}).servingThreads, houseConfig({ SERVING_THREADS: '2' }).servingThreads]).toEqual([1, 2]);
  const { platform } = process;
  onTestFinished(() => {
    Object.defineProperty(process, 'platform', { value: platform });
  });
  Object.defineProperty(process, 'platform', { value: 'darwin' });
  expect(houseConfig({ SERVING_THREADS: '1' }).servingThreads).toBe(1);
  expect(() => houseConfig({ SERVING_THREADS: '2' })).toThrow(
    new ConfigError(
      'SERVING_THREADS is 2: threads cannot share a port on darwin. Leave it at 1, or start several gateways behind a ' +
        'load balancer.',
    ),
  );
});

test('answers are kept in Redis where there is one, else in so much memory, or not at all', () => {
  expect(houseConfig({ REDIS_URL: 'redis://cache:6379' }).cachePlace).toEqual({ redisUrl: 'redis://cache:6379' });
  expect(houseConfig({ CACHE_MB: '8' }).cachePlace).toEqual({ bytes: 8 * 1024 * 1024 });
  expect(houseConfig({ CACHE_MB: '0', REDIS_URL: 'redis://cache:6379' }).cachePlace).toBeUndefined();
  expect(() => houseConfig({ REDIS_URL: 'http://cache:6379' })).toThrow('REDIS_URL must be like redis://host:6379');
  expect(() => houseConfig({ REDIS_URL: 'redis://:100%@cache:6379' })).toThrow(
    'REDIS_URL has a % in its user or password that means nothing: % itself is written as %25',
  );
  expect(() => houseConfig({ REDIS_URL: 'redis://cache:6379/rates' })).toThrow(
    'REDIS_URL may name a database by its number only, like redis://host:6379/2',
  );
});
