import { writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { startConstellation } from '../constellation.ts';
import { composeChanged } from '../stand-ins.ts';

const hinted = composeChanged((_name, sdl) =>
  sdl
    .replace('"@shareable"', '"@shareable", "@composeDirective"')
    .replace(
      'extend schema',
      `directive @cacheControl(maxAge: Int, inheritMaxAge: Boolean) repeatable on FIELD_DEFINITION | OBJECT
      extend schema @composeDirective(name: "@cacheControl")
      @link(url: "https://specs.customer-graph.example/cacheControl/v1.0", import: ["@cacheControl"])`,
    )
    .replace('customer(id: ID!): Customer', 'customer(id: ID!): Customer @cacheControl(maxAge: 30)')
    .replace('type BillingProfile', 'type BillingProfile @cacheControl(maxAge: 20)'),
);

async function start(clientCacheSeconds?: number) {
  const house = await startConstellation({ over: 'memory', clientCacheSeconds });
  await writeFile(house.supergraphPath, hinted);
  const cacheControlOf = async (query: string) => (await house.ask(query)).headers['cache-control'];
  await expect.poll(() => cacheControlOf('{ customer(id: "1") { id } }')).not.toBe('no-store');
  return { house, cacheControlOf };
}

test('an answer may be kept by its client for as long as all of it may, and never longer than is told', async () => {
  const { house, cacheControlOf } = await start(25);
  await using _house = house;
  expect(await cacheControlOf('{ customer(id: "1") { id } }')).toBe('private, max-age=25');
  expect(await cacheControlOf('{ customer(id: "1") { id billing { secret } } }')).toBe('private, max-age=20');
});

test('without being told it is a second, for a change cannot call back what a client keeps', async () => {
  const { house, cacheControlOf } = await start();
  await using _house = house;
  expect(await cacheControlOf('{ customer(id: "1") { id } }')).toBe('private, max-age=1');
});

test.each([
  ['without a hint for all of it', '{ customer(id: "1") { id sales { secret } } }'],
  ['with an error', '{ customer(id: "1") { billing { broken } } }'],
  ['that was refused', '{ nothing }'],
  ['about the schema', '{ __schema { queryType { name } } }'],
])('an answer %s is not to be kept', async (_what, query) => {
  const { house, cacheControlOf } = await start();
  await using _house = house;
  expect(await cacheControlOf(query)).toBe('no-store');
});

test('what a browser keeps of one caller it does not show to the next', async () => {
  await using house = await startConstellation({ over: 'memory', corsOrigins: ['https://app.example.com'] });
  const query = encodeURIComponent('{ customer(id: "1") { id } }');
  const headers = { origin: 'https://app.example.com', 'apollo-require-preflight': '1' };
  const { headers: answered } = await house.get(`/graphql?query=${query}`, headers);
  expect(answered.vary).toBe('Origin, Accept, Authorization');
});
