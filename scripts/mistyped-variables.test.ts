import { expect, test } from 'vitest';
import { mistypedVariables } from './mistyped-variables.ts';

test.each([
  ['BILLING_DATABSE_URL', 'BILLING_DATABASE_URL'],
  ['CORS_ORIGIN', 'CORS_ORIGINS'],
  ['TRUSTED_PROXY', 'TRUSTED_PROXIES'],
  ['NEO4J_URL', 'NEO4J_URI'],
  ['limit_costs', 'LIMIT_COST'],
])('%s, which nothing reads, is taken for %s', (variable, meant) => {
  expect(mistypedVariables({ [variable]: 'set' })).toEqual([{ variable, meant }]);
});

test('a variable is no slip where it is blank, or ours, or where the one that it is near is set as well', () => {
  const ours = { NEO4J_URI: 'bolt://db:7687', BILLING_DATABASE_URL: 'billing.sqlite', LOG_LEVEL: 'info' };
  expect(mistypedVariables({ ...ours, NEO4J_URL: 'x', LOGLEVEL: 'debug', REDIS_URI: '' })).toEqual([]);
});

test('what Kubernetes sets for services called like ours, and OpenTelemetry and other programs read, is not taken for ours', () => {
  const others = [
    ...['BILLING_PORT', 'BILLING_SERVICE_HOST', 'BILLING_SERVICE_PORT', 'BILLING_PORT_4004_TCP_ADDR', 'REDIS_PORT'],
    ...['REDIS_HOST', 'NEO4J_PORT', 'NEO4J_AUTH', 'NEO4J_HOME', 'OTEL_TRACES_SAMPLER', 'OTEL_EXPORTER_OTLP_HEADERS'],
    ...['OTEL_EXPORTER_OTLP_PROTOCOL', 'OTEL_RESOURCE_ATTRIBUTES', 'XDG_DATA_DIRS', 'HOSTNAME', 'DATABASE_URL', 'PATH'],
  ];
  expect(mistypedVariables(Object.fromEntries(others.map((name) => [name, 'set'])))).toEqual([]);
});
