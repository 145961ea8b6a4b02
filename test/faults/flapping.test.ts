import { expect, test } from 'vitest';
import type { SubgraphEndpoint } from '../../gateway/calls/subgraph-endpoint.ts';
import { startConstellation } from '../gateway/constellation.ts';
import { everyone, standIns } from '../gateway/stand-ins.ts';
import { answerWithout, cannotBeUsed, isNotAvailable, question, wholeAnswer } from './sick-subgraph.ts';
import { switchableSubgraph } from './switchable-subgraph.ts';

test.each(everyone)('%s loses every second call: it is asked once more, and nobody notices', async (sick) => {
  await using subgraph = await switchableSubgraph(sick);
  await using house = await startConstellation({ over: 'memory', instead: everySecondLost(subgraph.endpoint) });
  for (let asked = 0; asked < 6; asked += 1) expect((await house.ask(question)).body).toEqual(wholeAnswer);

  function everySecondLost(endpoint: SubgraphEndpoint): SubgraphEndpoint {
    let calls = 0;
    return {
      ...endpoint,
      execute: async (call) => {
        calls += 1;
        if (calls % 2 === 0) return endpoint.execute(call);
        await subgraph.makeSick((_request, response) => response.socket?.resetAndDestroy());
        return endpoint.execute(call).finally(subgraph.heal);
      },
    };
  }
});

test.each(everyone)(
  '%s goes and comes: each request costs its part or gets all, and all when it stays',
  async (sick) => {
    await using subgraph = await switchableSubgraph(sick);
    await using house = await startConstellation({ over: 'memory', instead: subgraph.endpoint });
    const gone = answerWithout(sick, { code: 'SUBGRAPH_UNAVAILABLE', message: isNotAvailable });
    for (let times = 0; times < 4; times += 1) {
      await subgraph.makeSick(undefined);
      expect((await house.ask(question)).body).toEqual(gone);
      await subgraph.heal();
      expect((await house.ask(question)).body).toEqual(wholeAnswer);
    }
  },
);

test.each(everyone)('%s answers garbage now and then: each time it costs its part only', async (sick) => {
  const well = standIns().find(({ name }) => name === sick);
  if (!well) throw new Error(`there is no ${sick}`);
  let calls = 0;
  const instead: SubgraphEndpoint = {
    ...well,
    execute: async (call) => {
      calls += 1;
      return calls % 2 === 0 ? 'garbage' : well.execute(call);
    },
  };
  await using house = await startConstellation({ over: 'memory', instead });
  const garbage = answerWithout(sick, { code: 'SUBGRAPH_INVALID_RESPONSE', message: cannotBeUsed });
  for (let times = 0; times < 15; times += 1) {
    expect((await house.ask(question)).body).toEqual(wholeAnswer);
    expect((await house.ask(question)).body).toEqual(garbage);
  }
});
