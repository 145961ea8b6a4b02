import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import pino from 'pino';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { AuthenticationUnavailable, authenticator, NotAuthenticated } from '../auth.ts';

const minute = 60_000;

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

/** A login service with one key at a time, unless it publishes others, and a gateway that has met it. */
async function issuer(kids: readonly (string | undefined)[] = ['k1', 'k2']) {
  const pair = (kid: string | undefined) => generateKeyPair('ES256').then((keys) => ({ ...keys, kid }));
  const [first, second] = [await pair(kids[0]), await pair(kids[1])];
  let [published, isAway, asked] = [[first], false, 0];
  const server = createServer(async (_request, response) => {
    asked += 1;
    if (isAway) response.destroy();
    else response.end(JSON.stringify({ keys: await Promise.all(published.map(shown)) }));
  });
  const shown = async ({ publicKey, kid }: typeof first) => ({ ...(await exportJWK(publicKey)), kid });
  onTestFinished(() => void server.close());
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const logger = pino({ level: 'silent' });
  const [warned, failed] = [vi.spyOn(logger, 'warn'), vi.spyOn(logger, 'error')];
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`;
  const authenticate = authenticator({ mode: 'jwks', url }, logger);
  let tokens = 0;
  const callBy = async ({ privateKey, kid }: typeof first) => {
    tokens += 1;
    const token = new SignJWT({ sub: `agent-${tokens}` }).setProtectedHeader({ alg: 'ES256', kid });
    return authenticate(`Bearer ${await token.setExpirationTime('1d').sign(privateKey)}`);
  };
  await callBy(first);
  return {
    ...{ first, second, callBy, warned, failed },
    asked: () => asked,
    publish: (...keys: (typeof first)[]) => {
      published = keys;
    },
    leave: () => {
      isAway = true;
    },
  };
}

function later(ms: number): void {
  vi.setSystemTime(Date.now() + ms);
}

test('an issuer that is away keeps nobody out for an hour, of which the log tells', async () => {
  const { first, callBy, leave, warned } = await issuer();
  leave();
  later(11 * minute);
  await callBy(first);
  await vi.waitFor(() => expect(warned).toHaveBeenCalledTimes(1));
  later(48 * minute);
  await callBy(first);
  await vi.waitFor(() => expect(warned).toHaveBeenCalledTimes(2));
  later(2 * minute);
  await expect(callBy(first)).rejects.toThrow(AuthenticationUnavailable);
});

test('an issuer that is away is asked every half minute, not by every caller', async () => {
  const { first, callBy, leave, asked, warned } = await issuer();
  leave();
  later(11 * minute);
  for (let call = 0; call < 5; call++) await callBy(first);
  await vi.waitFor(() => expect(warned).toHaveBeenCalledTimes(1));
  for (let call = 0; call < 5; call++) await callBy(first);
  expect(asked()).toBe(2);
});

test('while an issuer is away the log says every half minute why, whoever sends tokens of other keys', async () => {
  const { second, callBy, leave, failed } = await issuer();
  leave();
  for (const ms of [6_000, 1_000, 1_000, minute]) {
    later(ms);
    await expect(callBy(second)).rejects.toThrow(AuthenticationUnavailable);
  }
  expect(failed.mock.calls).toEqual(
    Array(2).fill([
      { error: expect.objectContaining({ message: 'other side closed' }) },
      'the keys that tokens are checked with cannot be fetched',
    ]),
  );
});

test('a key that the issuer no longer publishes is refused once the keys were fetched again', async () => {
  const { first, second, callBy, publish, asked } = await issuer();
  publish(second);
  later(9 * minute);
  await callBy(first);
  expect(asked()).toBe(1);
  later(2 * minute);
  await callBy(first);
  await vi.waitFor(() => expect(callBy(first)).rejects.toThrow(NotAuthenticated));
});

test('a key that the issuer has made since is fetched for the first token of it', async () => {
  const { second, callBy, publish } = await issuer();
  publish(second);
  later(minute);
  expect(await callBy(second)).toMatchObject({ subject: 'agent-2' });
});

test.each([
  ['the id that the one before it had', ['k1', 'k1']],
  ['no id, as the one before it', [undefined, undefined]],
])('a key that the issuer has made since is fetched for the first token of it where it has %s', async (_id, kids) => {
  const { first, second, callBy, publish } = await issuer(kids);
  publish(second);
  later(minute);
  expect(await callBy(second)).toMatchObject({ subject: 'agent-2' });
  await expect(callBy(first)).rejects.toThrow(NotAuthenticated);
});

test('tokens that nobody signed have the keys fetched every five seconds at most, also while the issuer is away', async () => {
  const { first, callBy, leave, asked } = await issuer();
  const { privateKey } = await generateKeyPair('ES256');
  const forge = async () => {
    const forged = Array.from({ length: 3 }, () =>
      expect(callBy({ ...first, privateKey })).rejects.toThrow(NotAuthenticated),
    );
    await Promise.all(forged);
  };
  await forge();
  expect(asked()).toBe(1);
  later(6_000);
  for (let time = 0; time < 2; time++) await forge();
  expect(asked()).toBe(2);
  leave();
  later(6_000);
  for (let time = 0; time < 2; time++) await forge();
  expect(asked()).toBe(3);
  await callBy(first);
});

test('while an issuer changes its key, and says of none which it is, tokens of the old and of the new one are valid', async () => {
  const { first, second, callBy, publish, asked } = await issuer([undefined, undefined]);
  publish(first, second);
  later(11 * minute);
  await callBy(first);
  await vi.waitFor(async () => expect(await callBy(second)).toMatchObject({ scopes: new Set() }));
  await callBy(first);
  const { privateKey } = await generateKeyPair('ES256');
  await expect(callBy({ ...first, privateKey })).rejects.toThrow(NotAuthenticated);

  publish(second);
  later(11 * minute);
  await callBy(second);
  await vi.waitFor(() => expect(callBy(first)).rejects.toThrow(NotAuthenticated));
  expect(asked()).toBe(3);
});
