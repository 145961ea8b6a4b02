import { createServer, type Socket } from 'node:net';
import { pino } from 'pino';
import { expect, onTestFinished, test, vi } from 'vitest';
import { DeskLine } from '../../subgraphs/identity/linking/desk.ts';
import { defaultRules } from '../../subgraphs/identity/resolution/engine/rules.ts';
import { defaultSurvivorship } from '../../subgraphs/identity/resolution/golden/survivorship.ts';
import { byDepartment } from '../config.ts';
import { restAfter, startFollowing } from './following.ts';

const unreachable = { at: 'http://127.0.0.1:9' };

test('a graph that takes connections and says nothing does not keep the house from stopping', async () => {
  const connected = Promise.withResolvers<Socket>();
  const silent = createServer(connected.resolve).listen(0, '127.0.0.1');
  await new Promise((resolve) => silent.once('listening', resolve));
  onTestFinished(async () => {
    (await connected.promise).destroy();
    silent.close();
  });
  const address = silent.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const logger = pino({ level: 'silent' });
  const warn = vi.spyOn(logger, 'warn');
  const following = startFollowing({
    store: { neo4j: { uri: `bolt://127.0.0.1:${port}`, user: 'neo4j', password: 'unheard' } },
    feeds: byDepartment(() => unreachable),
    secret: 'a secret that nobody checks here',
    desk: new DeskLine(),
    stopPatienceMs: 50,
    ...{ rules: defaultRules, survivorship: defaultSurvivorship, logger },
  });
  await connected.promise;
  await following.stop();
  expect(warn.mock.calls).toEqual([['the identity graph does not answer: the batch in hand is given up']]);
});

test.each([
  ['is not there', 'ServiceUnavailable', 1000],
  ['refuses the password', 'Neo.ClientError.Security.Unauthorized', 30_000],
  ['has locked the user out', 'Neo.ClientError.Security.AuthenticationRateLimit', 5000],
])('a Neo4j that %s is asked again so much later: %s, %i ms', (_what, code, ms) => {
  expect(restAfter(Object.assign(new Error('failed'), { code }))).toBe(ms);
});
