import { expect, test, vi } from 'vitest';
import { defaultLimits } from '../../gateway/limits.ts';
import { knownOperations } from '../../gateway/operations-manifest.ts';
import { type Constellation, send, startConstellation } from './constellation.ts';
import { transports } from './subscribers.ts';

const query = 'query One { __typename }';
const known = knownOperations([{ id: 'one', name: 'One', type: 'query', body: query }]);
/** Valid, and within every limit that the text shows; that it is too much is found by reading it. */
const unknown = `{ ${Array.from({ length: 60 }, (_, number) => `a${number}: customer(id: "1") { id }`).join(' ')} }`;

const post = async ({ url }: Constellation, body: unknown) => {
  const headers = { 'content-type': 'application/json' };
  return (await send(url, { method: 'POST', headers, body: JSON.stringify(body) })).body;
};
const overWebSocket = async ({ url }: Constellation) => {
  const subscriber = transports[1].open(url, { query: unknown, variables: {} });
  return vi.waitFor(() => subscriber.ended() ?? Promise.reject(new Error('nothing has come yet')));
};

test.each<[way: string, said: (house: Constellation) => Promise<unknown>]>([
  ['by POST', (house) => post(house, { query: unknown })],
  ['in a batch', (house) => post(house, [{ query }, { query: unknown }])],
  [
    'by GET',
    async ({ get }) =>
      (await get(`/graphql?query=${encodeURIComponent(unknown)}`, { 'apollo-require-preflight': 'true' })).body,
  ],
  [
    'for server-sent events',
    async ({ get }) =>
      (await get(`/graphql?query=${encodeURIComponent(unknown)}`, { accept: 'text/event-stream' })).body,
  ],
  ['over WebSocket', overWebSocket],
])('enforced, what is sent %s and is not known is refused as that, before anybody reads it', async (_way, said) => {
  const limits = { ...defaultLimits, batch: 2 };
  await using house = await startConstellation({
    over: 'memory',
    limits,
    persistedOperations: { known, mode: 'enforce' },
  });
  expect(JSON.stringify(await said(house))).toContain('QUERY_NOT_IN_SAFELIST');
});
