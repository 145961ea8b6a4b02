import { expect, test } from 'vitest';
import { whyNoConnection } from './handshake.ts';

const access = { mode: 'secret', secret: 'a secret that signs tokens, 32 bytes' } as const;
const madeFor = (origin: string, host: string) =>
  whyNoConnection({ url: '/graphql', headers: { host, origin } }, { access, corsOrigins: [] }) === undefined;

test.each([
  ['https://crm.example.com', 'crm.example.com'],
  ['https://crm.example.com', 'crm.example.com:443'],
  ['http://crm.example.com', 'crm.example.com:80'],
  ['https://crm.example.com:8443', 'crm.example.com:8443'],
  ['http://[::1]:4000', '[::1]:4000'],
])('a page of %s is one of the gateway that was asked for as %s', (origin, host) => {
  expect(madeFor(origin, host)).toBe(true);
});

test.each([
  ['https://crm.example.com', 'crm.example.com:8443'],
  ['http://crm.example.com', 'crm.example.com:443'],
  ['https://evil.example.com', 'crm.example.com'],
  ['null', 'crm.example.com'],
  ['null', 'null'],
  ['file://', 'crm.example.com'],
])('a page of %s is none of the gateway that was asked for as %s', (origin, host) => {
  expect(madeFor(origin, host)).toBe(false);
});
