import { writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { startConstellation } from './constellation.ts';
import { startRealHouse, temporaryDirectory } from './real-house.ts';
import { composeChanged } from './stand-ins.ts';

test('what subgraphs say with @cost and @listSize counts as soon as their supergraph serves', async () => {
  await using house = await startConstellation({ over: 'memory' });
  const query = '{ customers { id billing { secret } } }';
  const headers = { 'graphql-cost': 'report' };
  const costs = async (asked: string) => (await house.ask(asked, { headers })).body;
  expect(await costs(query)).toMatchObject({ extensions: { cost: { estimated: 20 * 2 } } });

  const weighed = composeChanged((_name, sdl) =>
    sdl
      .replace('federation/v2.6', 'federation/v2.9')
      .replace('"@shareable"', '"@shareable", "@cost", "@listSize"')
      .replace(
        'customers(first: Int): [Customer!]!',
        'customers(first: Int): [Customer!]! @listSize(assumedSize: 5, slicingArguments: ["first"], requireOneSlicingArgument: false)',
      )
      .replace('secret: String', 'secret: String @cost(weight: 30)')
      .replace('since: DateTime', 'since: DateTime @cost(weight: 7)'),
  );
  await writeFile(house.supergraphPath, weighed);
  await expect.poll(() => costs(query)).toMatchObject({ extensions: { cost: { estimated: 5 * (1 + 1 + 30) } } });
  const withArgument = 'query ($since: DateTime) { customers { billing { refused(since: $since, first: 1) } } }';
  expect(await costs(withArgument)).toMatchObject({ extensions: { cost: { estimated: 5 * (1 + 1) } } });
  const sending = withArgument.replace('DateTime', 'DateTime = "2026-01-01T00:00:00Z"');
  expect(await costs(sending)).toMatchObject({ extensions: { cost: { estimated: 5 * (1 + 1 + 7) } } });
});

test('the graph around a customer costs by as many nodes as it may have, and is no page', async () => {
  await using directory = await temporaryDirectory();
  await using house = await startRealHouse(directory.path, { sample: false });
  const costWith = async (args: string) => {
    const query = `{ customer(id: "1") { graph${args} { nodes { __typename } edges { __typename } } } }`;
    return (await house.ask(query, { 'graphql-cost': 'report' })).body;
  };
  const costing = (estimated: number) => ({ data: { customer: null }, extensions: { cost: { estimated } } });
  expect(await costWith('(maxNodes: 1)')).toMatchObject(costing(2 + 2 * 1));
  expect(await costWith('')).toMatchObject(costing(2 + 2 * 100));
  expect(await costWith('(maxNodes: 500)')).toMatchObject(costing(2 + 2 * 500));
  expect(await costWith('(maxNodes: 1000000)')).toMatchObject({
    errors: [{ extensions: { code: 'OPERATION_TOO_LARGE' } }],
  });
});
