import { once } from 'node:events';
import { createServer } from 'node:http';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { listen } from '../faults/sick-subgraph.ts';
import { type Answer, startConstellation } from './constellation.ts';

const jwtSecret = 'a secret that signs tokens, 32 bytes';
const access = {
  mode: 'secret',
  secret: jwtSecret,
  issuer: 'https://login.example.com',
  audience: 'customer-graph',
} as const;
const claims = { sub: 'agent-7', scope: 'personal-data:read reports', iss: access.issuer, aud: access.audience };

const token = (changed: JWTPayload = {}, secret = jwtSecret) =>
  new SignJWT({ ...claims, exp: Math.floor(Date.now() / 1000) + 60, ...changed })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new TextEncoder().encode(secret));

const whoAmI = '{ customer(id: "1") { billing { caller } } }';
const answered = (caller: string) => ({ data: { customer: { billing: { caller: `${caller} in request-1` } } } });

async function askWith(authorization: string | undefined): Promise<Answer> {
  await using house = await startConstellation({ over: 'memory', access });
  return await house.ask(whoAmI, authorization === undefined ? {} : { headers: { authorization } });
}

describe('with a shared secret', () => {
  test('a token says who asks and what they may do', async () => {
    const { status, body } = await askWith(`Bearer ${await token()}`);
    expect([status, body]).toEqual([200, answered('agent-7 with personal-data:read reports')]);
  });

  test('scopes may come as a list in scp', async () => {
    const { body } = await askWith(`Bearer ${await token({ scope: undefined, scp: ['personal-data:read'] })}`);
    expect(body).toEqual(answered('agent-7 with personal-data:read'));
  });

  test('scopes that are neither a text nor a list of texts are none', async () => {
    const { status, body } = await askWith(`Bearer ${await token({ scope: { toString: 'all' }, scp: [['x'], 7] })}`);
    expect([status, body]).toEqual([200, answered('agent-7 with nothing')]);
  });

  test('without a token the caller is anonymous and may do nothing', async () => {
    const { status, body } = await askWith(undefined);
    expect([status, body]).toEqual([200, answered('anonymous with nothing')]);
  });

  test('without a token nobody is answered where anonymous callers are refused, and with one as ever', async () => {
    await using house = await startConstellation({ over: 'memory', access: { ...access, anonymous: 'refuse' } });
    const { status, headers, body } = await house.ask(whoAmI);
    const message = 'the Authorization header must be "Bearer" and a token';
    const extensions = { code: 'UNAUTHENTICATED', requestId: 'request-1' };
    expect([status, headers['www-authenticate'], body]).toEqual([
      ...[401, 'Bearer'],
      { errors: [{ message, extensions }] },
    ]);
    expect((await house.ask(whoAmI, { headers: { authorization: `Bearer ${await token()}` } })).status).toBe(200);

    const client = new WebSocket(house.url.replace('http', 'ws'), 'graphql-transport-ws');
    await once(client, 'open');
    client.send(JSON.stringify({ type: 'connection_init' }));
    const [code, reason] = await once(client, 'close');
    expect([code, String(reason)]).toEqual([4403, message]);
  });

  test('while the secret is changed, tokens of the old and of the new one are valid, and no others', async () => {
    const changing = { ...access, secretAlso: 'the secret that comes after it, of 32 bytes' };
    await using house = await startConstellation({ over: 'memory', access: changing });
    const statuses: number[] = [];
    for (const secret of [jwtSecret, changing.secretAlso, 'the secret of somebody else, of 32 bytes']) {
      const { status } = await house.ask(whoAmI, { headers: { authorization: `Bearer ${await token({}, secret)}` } });
      statuses.push(status);
    }
    expect(statuses).toEqual([200, 200, 401]);
  });

  test.each<[string, () => Promise<string>, string]>([
    ['expired', () => token({ exp: 1000 }), 'the token has expired'],
    ['signed by someone else', () => token({}, 'another secret of at least 32 bytes'), 'the token is not valid here'],
    ['no token', async () => 'nonsense', 'the token is not valid here'],
    [
      'of another issuer',
      () => token({ iss: 'https://evil.example.com' }),
      'the token\'s claim "iss" is missing or not accepted here',
    ],
    ['for another audience', () => token({ aud: 'shop' }), 'the token\'s claim "aud" is missing or not accepted here'],
    ['endless', () => token({ exp: undefined }), 'the token\'s claim "exp" is missing or not accepted here'],
    ['of nobody', () => token({ sub: undefined }), 'the token\'s claim "sub" is missing or not accepted here'],
    ['of an empty subject', () => token({ sub: '' }), 'the token\'s claim "sub" is missing or not accepted here'],
    [
      'of a subject that is no text',
      () => token({ sub: 7 as unknown as string }),
      'the token\'s claim "sub" is missing or not accepted here',
    ],
    [
      'unsigned',
      async () => `${btoa('{"alg":"none"}')}.${btoa(JSON.stringify({ ...claims, exp: 9e9 }))}.`,
      'the token is not valid here',
    ],
  ])('a token that is %s is refused with 401', async (_what, make, message) => {
    const { status, headers, body } = await askWith(`Bearer ${await make()}`);
    expect([status, headers['www-authenticate'], body]).toEqual([
      401,
      'Bearer error="invalid_token"',
      { errors: [{ message, extensions: { code: 'UNAUTHENTICATED', requestId: 'request-1' } }] },
    ]);
  });

  test('a token that was accepted is refused from the moment on at which it has expired', async () => {
    await using house = await startConstellation({ over: 'memory', access });
    const exp = Math.floor(Date.now() / 1000) + 10;
    const headers = { authorization: `Bearer ${await token({ exp })}` };
    const statusAt = async (ms: number) => {
      vi.useFakeTimers({ toFake: ['Date'], now: ms });
      const { status } = await house.ask(whoAmI, { headers });
      vi.useRealTimers();
      return status;
    };
    const endsAt = (exp + 5) * 1000;
    expect(await statusAt(endsAt - 6000)).toBe(200);
    expect(await statusAt(endsAt - 1)).toBe(200);
    expect(await statusAt(endsAt)).toBe(401);
  });

  test('a token that differs from an accepted one in its last letters only is refused', async () => {
    await using house = await startConstellation({ over: 'memory', access });
    const accepted = await token();
    const other = `${accepted.slice(0, -4)}${accepted.endsWith('AAAA') ? 'BBBB' : 'AAAA'}`;
    for (const [sent, status] of [[accepted, 200] as const, [other, 401] as const, [accepted, 200] as const])
      expect(await house.ask(whoAmI, { headers: { authorization: `Bearer ${sent}` } })).toMatchObject({ status });
  });

  test('another kind of authorization is refused', async () => {
    expect(await askWith('Basic amFuZTpzZWNyZXQ=')).toMatchObject({ status: 401 });
  });
});

describe('with a key set', () => {
  let keys: Awaited<ReturnType<typeof generateKeyPair>>;
  let published: string;
  const server = createServer((_request, response) => response.end(published));
  let url: string;
  beforeAll(async () => {
    keys = await generateKeyPair('ES256');
    published = JSON.stringify({ keys: [{ ...(await exportJWK(keys.publicKey)), kid: 'k1', alg: 'ES256' }] });
    url = await listen(server);
  });
  afterAll(() => server.close());

  const signed = () =>
    new SignJWT({ sub: 'agent-7', scope: 'reports' })
      .setProtectedHeader({ alg: 'ES256', kid: 'k1' })
      .setExpirationTime('1m')
      .sign(keys.privateKey);

  test('a token is checked against the published keys', async () => {
    await using house = await startConstellation({ over: 'memory', access: { mode: 'jwks', url } });
    const { body } = await house.ask(whoAmI, { headers: { authorization: `Bearer ${await signed()}` } });
    expect(body).toEqual(answered('agent-7 with reports'));
  });

  test.each(['EdDSA', 'Ed25519'])('a token signed with a key of Ed25519, which it calls %s, is valid', async (alg) => {
    const { publicKey, privateKey } = await generateKeyPair(alg);
    const jwks = JSON.stringify({ keys: [await exportJWK(publicKey)] });
    const issuer = createServer((_request, response) => response.end(jwks));
    onTestFinished(() => void issuer.close());
    await using house = await startConstellation({
      over: 'memory',
      access: { mode: 'jwks', url: await listen(issuer) },
    });
    const jwt = new SignJWT({ sub: 'agent-7' }).setProtectedHeader({ alg }).setExpirationTime('1m');
    const { body } = await house.ask(whoAmI, { headers: { authorization: `Bearer ${await jwt.sign(privateKey)}` } });
    expect(body).toEqual(answered('agent-7 with nothing'));
  });

  test('a token signed with the published key as if it were a shared secret is refused', async () => {
    await using house = await startConstellation({ over: 'memory', access: { mode: 'jwks', url } });
    const { status } = await house.ask(whoAmI, { headers: { authorization: `Bearer ${await token({}, published)}` } });
    expect(status).toBe(401);
  });

  test('keys are fetched once for requests and WebSockets together', async () => {
    let fetched = 0;
    const issuer = createServer((_request, response) => {
      fetched += 1;
      response.end(published);
    });
    onTestFinished(() => void issuer.close());
    await using house = await startConstellation({
      over: 'memory',
      access: { mode: 'jwks', url: await listen(issuer) },
    });
    const authorization = `Bearer ${await signed()}`;
    expect((await house.ask(whoAmI, { headers: { authorization } })).body).toEqual(answered('agent-7 with reports'));
    const client = new WebSocket(house.url.replace('http', 'ws'), 'graphql-transport-ws');
    onTestFinished(() => client.terminate());
    await once(client, 'open');
    client.send(JSON.stringify({ type: 'connection_init', payload: { authorization } }));
    const [acknowledged] = await once(client, 'message');
    expect([String(acknowledged), fetched]).toEqual(['{"type":"connection_ack"}', 1]);
  });

  test('a WebSocket is closed for now while the keys cannot be fetched, and the log says so', async () => {
    await using house = await startConstellation({
      over: 'memory',
      access: { mode: 'jwks', url: 'http://127.0.0.1:1/keys' },
    });
    const client = new WebSocket(house.url.replace('http', 'ws'), 'graphql-transport-ws');
    await once(client, 'open');
    client.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${await signed()}` } }));
    const [code, reason] = await once(client, 'close');
    const message = 'the keys that tokens are checked with cannot be fetched';
    expect([code, String(reason)]).toEqual([1013, message]);
    expect(house.logged).toContainEqual(expect.objectContaining({ level: 50, msg: message }));
  });

  test.each([
    ['cannot be fetched', async () => 'http://127.0.0.1:1/keys'],
    [
      'are none',
      async () => {
        const empty = createServer((_request, response) => response.end('{}'));
        onTestFinished(() => void empty.close());
        return listen(empty);
      },
    ],
  ])('when the keys %s it is nobody’s fault but the gateway’s', async (_what, keysAt) => {
    await using house = await startConstellation({ over: 'memory', access: { mode: 'jwks', url: await keysAt() } });
    const { status, body } = await house.ask(whoAmI, { headers: { authorization: `Bearer ${await signed()}` } });
    expect([status, body]).toEqual([
      503,
      {
        errors: [
          {
            message: 'the keys that tokens are checked with cannot be fetched',
            extensions: { code: 'AUTHENTICATION_UNAVAILABLE', requestId: 'request-1' },
          },
        ],
      },
    ]);
  });
});

describe('without authentication', () => {
  test.each(['0.0.0.0', '::', '192.168.1.7', 'graph.example.com'])('the gateway does not start on %s', async (host) => {
    await expect(startConstellation({ over: 'memory', host })).rejects.toThrow(
      /AUTH_JWT_SECRET nor AUTH_JWKS_URL is set/,
    );
  });

  test('a name that only resolves to this machine is not answered', async () => {
    await using house = await startConstellation({ over: 'memory' });
    const { status, body } = await house.ask(whoAmI, { headers: { host: 'rebound.example.com' } });
    expect(status).toBe(403);
    expect(body).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
  });
});
