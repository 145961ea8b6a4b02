import { expect, it } from 'vitest';
import type { Decision } from '../resolution/decision.ts';
import { person } from '../resolution/fixture.ts';
import type { Hold } from '../resolution/match.ts';
import type { AttachedPair, Neighbourhood } from '../store/neighbourhood.ts';
import { type DrawnGraph, type WalkBounds, walkGraph } from './graph-walk.ts';

/** Records a to e in a row: a link, a pair held apart, a proposal, and an identifier that two of them hold. */
const pair = (low: string, high: string, hold: Hold | null): AttachedPair => ({
  ...{ low, high, weight: 1, model: 'm1', hold },
});
const [link, held] = [pair('a', 'b', null), pair('b', 'c', 'BELOW_BAR')];
const proposal = { id: 'p_1', low: 'c', high: 'd', weight: 1, reason: 'BELOW_BAR' as const };
const shared = { identifier: 'email:x', holders: 2, recordKeys: ['d', 'e'] };
const own = (key: string) => ({ identifier: `external:s:${key}`, holders: 1, recordKeys: [key] });

const attached: Record<string, Partial<Neighbourhood>> = {
  a: { pairs: [link] },
  b: { pairs: [link, held] },
  c: { pairs: [held], proposals: [proposal] },
  d: { proposals: [proposal], identifiers: [shared, own('d')] },
  e: { identifiers: [shared, own('e')] },
};

let asked: string[][] = [];

async function walk(keys: string[], bounds: Partial<WalkBounds>, world = attached): Promise<DrawnGraph> {
  const waiting: string[] = [];
  asked = [];
  return walkGraph(keys, { depth: 1, mostNodes: 100, ...bounds }, async (key) => {
    if (waiting.push(key) === 1) queueMicrotask(() => asked.push(waiting.splice(0)));
    const around = world[key];
    const nothing = { customerId: 'c', identifiers: [], pairs: [], proposals: [], decisions: [], isPartial: false };
    return around ? { record: person(key, { key }), ...nothing, ...around } : null;
  });
}

function drawn({ records, proposals, identifiers, pairs, holdings, truncated }: DrawnGraph) {
  return {
    nodes: [
      ...records.map(({ record, depth }) => `${record.key} ${depth}`),
      ...proposals.map(({ id }) => id),
      ...identifiers.map(({ identifier }) => identifier),
    ],
    edges: [
      ...pairs.map(({ low, high }) => `${low} ${high}`),
      ...holdings.map(({ recordKey, identifier }) => `${recordKey} ${identifier}`),
    ],
    truncated,
  };
}

it('goes one step further with each depth, over links, pairs held apart, proposals and identifiers, and asks once for each', async () => {
  const all = { nodes: ['a 1', 'b 2', 'c 3', 'd 4', 'e 5'], edges: ['a b', 'b c', 'd email:x', 'e email:x'] };
  for (const [depth, nodes, edges] of [
    [1, ['a 1'], []],
    [2, ['a 1', 'b 2'], ['a b']],
    [3, ['a 1', 'b 2', 'c 3', 'p_1'], ['a b', 'b c']],
    [5, [...all.nodes, 'p_1', 'email:x'], all.edges],
  ] as const) {
    expect(drawn(await walk(['a'], { depth }))).toEqual({ nodes, edges, truncated: false });
    expect(asked).toHaveLength(depth);
  }
});

it('stops where nothing leads further, and leaves out records that are no more', async () => {
  expect(drawn(await walk(['e', 'gone'], { depth: 9 })).nodes).toEqual([
    ...['e 1', 'd 2', 'c 3', 'b 4', 'a 5', 'p_1', 'email:x'],
  ]);
  expect(asked).toEqual([['e', 'gone'], ['d'], ['c'], ['b'], ['a']]);
});

it('draws no more nodes than asked for and no edge to what is not drawn, and says that there is more', async () => {
  expect(drawn(await walk(['a', 'b', 'c'], { depth: 2, mostNodes: 2 }))).toEqual({
    ...{ nodes: ['a 1', 'b 1'], edges: ['a b'], truncated: true },
  });
  expect(asked).toEqual([['a', 'b']]);
  expect(drawn(await walk(['c', 'd'], { mostNodes: 3 }))).toEqual({
    ...{ nodes: ['c 1', 'd 1', 'p_1'], edges: [], truncated: true },
  });
  expect(drawn(await walk(['c', 'd'], { mostNodes: 4 })).truncated).toBe(false);
});

it('says that there is more where a record has more than is told of it', async () => {
  const graph = await walk(['a'], {}, { a: { isPartial: true } });
  expect(drawn(graph)).toEqual({ nodes: ['a 1'], edges: [], truncated: true });
});

it('follows decisions before proposals, and draws those between two records that are drawn', async () => {
  const decision = (low: string, high: string): Decision => ({
    ...{
      id: `${low}${high}`,
      type: 'NEVER',
      low,
      high,
      by: 'ada',
      at: 1,
      reason: 'because',
      event: 1,
      revokedBy: null,
    },
  });
  const [near, gone] = [decision('a', 'c'), decision('a', 'gone')];
  const world = {
    a: { decisions: [near, gone], proposals: [{ ...proposal, low: 'a', high: 'b' }] },
    ...{ b: {}, c: { decisions: [near] } },
  };
  const graph = await walk(['a'], { depth: 2 }, world);
  expect(drawn(graph).nodes).toEqual(['a 1', 'c 2', 'b 2', 'p_1']);
  expect(graph.decisions).toEqual([near]);
});

it("draws a record's own id once another record names it", async () => {
  const known = { ...own('a'), holders: 2, recordKeys: ['a', 'b'] };
  const world = { a: { identifiers: [known] }, b: { identifiers: [known, own('b')] } };
  expect(drawn(await walk(['a'], { depth: 2 }, world))).toEqual({
    ...{ nodes: ['a 1', 'b 2', 'external:s:a'], edges: ['a external:s:a', 'b external:s:a'], truncated: false },
  });
});
