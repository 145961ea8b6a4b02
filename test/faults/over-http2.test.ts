import { describe, expect, test } from 'vitest';
import { httpSubgraph } from '../../gateway/calls/http-subgraph.ts';
import { httpChangeSource } from '../../subgraphs/kit/http-change-source.ts';
import { secret, startConstellation } from '../gateway/constellation.ts';
import { everyone } from '../gateway/stand-ins.ts';
import { secureServer, trustTestCertificate } from '../gateway/tls/secure-server.ts';
import { type Behaviour, subgraphOverTls } from '../gateway/tls/subgraph-over-tls.ts';
import {
  answerWithout,
  didNotAnswerInTime,
  type Fault,
  isNotAvailable,
  itCostsOnlyItsOwnObject,
  question,
  wholeAnswer,
} from './sick-subgraph.ts';
import { silenceable } from './silenceable-line.ts';

trustTestCertificate();

const overHttp2 = (behave: Behaviour): Fault['subgraph'] => {
  return async (name, after) => {
    const subgraph = await subgraphOverTls(name, behave);
    after(async () => subgraph[Symbol.asyncDispose]());
    return subgraph.endpoint;
  };
};
const internalError = 2;
const refusedStream = 7;
const firstStream = 1;
const midBody: Behaviour = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write('{"data":{"_entities":[');
};

const lost: [string, Behaviour][] = [
  ['resets its streams', ({ stream }) => stream.close(internalError)],
  ['refuses its streams', ({ stream }) => stream.close(refusedStream)],
  [
    'resets its streams in the middle of an answer',
    (request, response, answer) => {
      midBody(request, response, answer);
      setImmediate(() => request.stream.close(internalError));
    },
  ],
  [
    'ends its streams in the middle of an answer',
    (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
      response.end('{"data":{"_entities":[');
    },
  ],
  ['goes away with an error', ({ stream }) => stream.session?.destroy(undefined, internalError)],
  [
    'closes its connections in the middle of an answer',
    (request, response, answer) => {
      midBody(request, response, answer);
      setImmediate(() => request.stream.session?.socket.destroy());
    },
  ],
];

describe.each(lost)('a subgraph over HTTP/2 that %s', (_what, behave) => {
  itCostsOnlyItsOwnObject({
    over: 'memory',
    code: 'SUBGRAPH_UNAVAILABLE',
    message: isNotAvailable,
    subgraph: overHttp2(behave),
  });
});

describe.each<[string, Behaviour]>([
  ['hangs', () => {}],
  ['hangs in the middle of an answer', midBody],
])('a subgraph over HTTP/2 that %s', (_what, behave) => {
  itCostsOnlyItsOwnObject({
    over: 'memory',
    code: 'SUBGRAPH_TIMEOUT',
    message: didNotAnswerInTime,
    subgraph: overHttp2(behave),
  });
});

test.each<[string, Behaviour]>([
  ['goes away and has not seen the last call', ({ stream }) => stream.session?.goaway(0, firstStream)],
  ['refuses a stream', ({ stream }) => stream.close(refusedStream)],
])('a subgraph over HTTP/2 that %s is asked once more', async (_what, behaveOnce) => {
  let calls = 0;
  const behave: Behaviour = (request, response, answer) => {
    calls += 1;
    if (calls === 2) behaveOnce(request, response, answer);
    else answer();
  };
  await using billing = await subgraphOverTls('billing', behave);
  await using house = await startConstellation({ over: 'memory', instead: billing.endpoint });
  expect((await house.ask(question)).body).toEqual(wholeAnswer);
  expect((await house.ask(question)).body).toEqual(wholeAnswer);
  expect(calls).toBe(3);
});

test('a subgraph over HTTP/2 that goes away answers what it was asked before, and others answer after it', async () => {
  const under = Promise.withResolvers<void>();
  const isGoing = Promise.withResolvers<void>();
  const behave: Behaviour = async (_request, _response, answer) => {
    under.resolve();
    await isGoing.promise;
    await answer();
  };
  await using billing = await subgraphOverTls('billing', behave);
  await using house = await startConstellation({ over: 'memory', instead: billing.endpoint });
  const asked = house.ask(question);
  await under.promise;
  for (const session of billing.server.sessions) session.close();
  const after = house.ask(question.replace('"1"', '"2"'));
  isGoing.resolve();
  expect((await asked).body).toEqual(wholeAnswer);
  expect(JSON.stringify((await after).body)).not.toContain('errors');
  expect(billing.server.versions).toEqual(['2.0', '2.0']);
});

test.each(everyone)(
  '%s behind a connection that has gone silent costs its own part, until another is made',
  async (sick) => {
    await using subgraph = await subgraphOverTls(sick, (_request, _response, answer) => answer());
    await using line = await silenceable(subgraph.server.url);
    const endpoint = httpSubgraph({ name: sick, url: line.url, secret });
    await using house = await startConstellation({ over: 'memory', instead: endpoint, subgraphTimeoutMs: 400 });
    expect((await house.ask(question)).body).toEqual(wholeAnswer);
    line.silence();
    const fault = { code: 'SUBGRAPH_TIMEOUT', message: didNotAnswerInTime } as const;
    expect((await house.ask(question)).body).toEqual(answerWithout(sick, fault));
    const silentSince = performance.now();
    while (JSON.stringify((await house.ask(question)).body) !== JSON.stringify(wholeAnswer))
      expect(performance.now() - silentSince).toBeLessThan(5000);
    await endpoint.close();
  },
);

test('a feed behind a connection that has gone silent is read again over another', async () => {
  await using server = await secureServer((_request, response) => {
    response.writeHead(200, { 'x-feed-last': '5', 'x-feed-caught-up': 'true' });
    response.end('[]');
  });
  await using line = await silenceable(server.url);
  const feed = httpChangeSource('billing', line.url, secret, 300);
  expect(await feed.newest()).toBe(5);
  line.silence();
  await expect(feed.newest()).rejects.toThrow();
  const silentSince = performance.now();
  while ((await feed.newest().catch(() => undefined)) !== 5) expect(performance.now() - silentSince).toBeLessThan(5000);
  expect(server.versions).toEqual(['2.0', '2.0']);
});
