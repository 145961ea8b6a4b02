import type { RequestListener } from 'node:http';
import { describe, expect, test } from 'vitest';
import type { SubgraphEndpoint } from '../../gateway/calls/subgraph-endpoint.ts';
import { type Constellation, startConstellation } from '../gateway/constellation.ts';
import { everyone } from '../gateway/stand-ins.ts';
import { answerWithout, didNotAnswerInTime, isNotAvailable, question, wholeAnswer } from './sick-subgraph.ts';
import { type Sickness, switchableSubgraph } from './switchable-subgraph.ts';

const unavailable: RequestListener = (_request, response) => response.writeHead(503).end();
const hang = () => {};
const lost = { code: 'SUBGRAPH_UNAVAILABLE', message: isNotAvailable } as const;

const sicknesses: [string, Sickness, Parameters<typeof answerWithout>[1]][] = [
  ['refuses connections', undefined, lost],
  ['resets connections', (_request, response) => response.socket?.resetAndDestroy(), lost],
  ['is not there behind its proxy', unavailable, lost],
  ['hangs', hang, { code: 'SUBGRAPH_TIMEOUT', message: didNotAnswerInTime }],
];

describe.each(sicknesses)('a subgraph that %s', (_how, sickness, expected) => {
  test.each(everyone)('%s: costs its own part, and the request after it is well again gets all', async (sick) => {
    await using subgraph = await switchableSubgraph(sick);
    await using house = await start(subgraph.endpoint, sickness === hang ? 400 : 3000);
    expect((await house.ask(question)).body).toEqual(wholeAnswer);
    await subgraph.makeSick(sickness);
    expect((await house.ask(question)).body).toEqual(answerWithout(sick, expected));
    await subgraph.heal();
    expect((await house.ask(question)).body).toEqual(wholeAnswer);
  });

  test.each(everyone)('%s: is left alone when it fails too often, and asked at once when it is well', async (sick) => {
    await using subgraph = await switchableSubgraph(sick);
    await using house = await start(subgraph.endpoint, sickness === hang ? 400 : 3000);
    await subgraph.makeSick(sickness);
    const failed = await Promise.all(Array.from({ length: 40 }, (_, index) => askDifferently(house, index)));
    const refused = answerWithout(sick, {
      code: 'SUBGRAPH_CIRCUIT_OPEN',
      message: (name) => `${name} is not available: it failed too often just now`,
    });
    for (let asked = 0; asked < 10; asked += 1) failed.push(await askDifferently(house, 100 + asked));
    for (const body of failed) expect([answerWithout(sick, expected), refused]).toContainEqual(body);
    expect(failed).toContainEqual(refused);

    await subgraph.heal();
    const healedAt = performance.now();
    while (JSON.stringify((await house.ask(question)).body) !== JSON.stringify(wholeAnswer))
      expect(performance.now() - healedAt).toBeLessThan(1000);
    for (let asked = 0; asked < 10; asked += 1) expect((await house.ask(question)).body).toEqual(wholeAnswer);
    expect((await house.get('/readyz')).status).toBe(200);
  });
});

/** Those who ask the same at the same time share a call. This asks under a name that nobody else uses, and forgets it. */
async function askDifferently(house: Constellation, index: number): Promise<unknown> {
  const name = `own${index}`;
  const own = question.replaceAll(/\b(id|recordIds)\b(?!:)/g, `$1 ${name}: $1`);
  const { body } = await house.ask(own);
  return JSON.parse(JSON.stringify(body), (key, value) => (key === name ? undefined : value));
}

function start(instead: SubgraphEndpoint, subgraphTimeoutMs: number): Promise<Constellation> {
  return startConstellation({ over: 'memory', instead, subgraphTimeoutMs });
}
