import { expect, test } from 'vitest';
import type { SubgraphEndpoint } from '../../gateway/calls/subgraph-endpoint.ts';
import { startConstellation } from '../gateway/constellation.ts';
import { everyone, slowUntilAborted, standIns } from '../gateway/stand-ins.ts';
import { answerWithout, didNotAnswerInTime, question, wholeAnswer } from './sick-subgraph.ts';
import { switchableSubgraph } from './switchable-subgraph.ts';

const inTime = { code: 'SUBGRAPH_TIMEOUT', message: didNotAnswerInTime } as const;

test.each(everyone)(
  '%s becomes too slow over HTTP and then fast again: the very next request gets all',
  async (sick) => {
    await using subgraph = await switchableSubgraph(sick);
    const late: NodeJS.Timeout[] = [];
    await using house = await startConstellation({
      over: 'memory',
      instead: subgraph.endpoint,
      subgraphTimeoutMs: 400,
    });
    expect((await house.ask(question)).body).toEqual(wholeAnswer);
    await subgraph.makeSick((_request, response) => late.push(setTimeout(() => response.end('{}'), 20_000)));
    for (let asked = 0; asked < 3; asked += 1)
      expect((await house.ask(question)).body).toEqual(answerWithout(sick, inTime));
    await subgraph.heal();
    expect((await house.ask(question)).body).toEqual(wholeAnswer);
    for (const timer of late) clearTimeout(timer);
  },
);

test.each(everyone)(
  '%s becomes too slow in memory and then fast again: the very next request gets all',
  async (sick) => {
    const well = standIns().find(({ name }) => name === sick);
    if (!well) throw new Error(`there is no ${sick}`);
    let isSlow = false;
    const instead: SubgraphEndpoint = {
      ...well,
      execute: async (call) => {
        if (isSlow) await slowUntilAborted(call.signal);
        return well.execute(call);
      },
    };
    await using house = await startConstellation({ over: 'memory', instead, subgraphTimeoutMs: 400 });
    expect((await house.ask(question)).body).toEqual(wholeAnswer);
    isSlow = true;
    for (let asked = 0; asked < 3; asked += 1)
      expect((await house.ask(question)).body).toEqual(answerWithout(sick, inTime));
    isSlow = false;
    expect((await house.ask(question)).body).toEqual(wholeAnswer);
  },
);
