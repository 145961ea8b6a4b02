import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { houseConfig } from '../../scripts/config.ts';
import { startHouse } from '../../scripts/house.ts';
import { modelText } from '../../subgraphs/identity/resolution/model/file.ts';
import { shippedModel } from '../../subgraphs/identity/resolution/model/shipped.ts';
import { type ModeEnvironment, modes } from '../engines/modes.ts';
import { ask } from './house-under-test.ts';
import { linkedStores } from './linked-stores.ts';

const patience = { timeout: 30_000, interval: 100 };

interface Graph {
  /** The ids of records, customer by customer. */
  customers: string[][];
  ids: string[];
  proposals: number;
  links: { model: string; probability: number | null }[];
}

const everything = `{
  customers(first: 100) { edges { node { id records { id } links(first: 1) { model probability } } } }
  proposals { totalCount }
}`;

interface Name {
  id: string;
  onList: string | null;
  inProfile: string | null;
}

interface Profile {
  name: { value: string } | null;
}

const names = `{
  customers(first: 100, orderBy: { field: CREATED_AT, direction: ASC }) { edges { node { id name profile { name { value } } } } }
}`;

describe.each(modes())('the rules of a house on %s stores', (mode) => {
  let environment: ModeEnvironment;
  beforeAll(async () => {
    environment = await linkedStores(mode, 30);
  });
  afterAll(() => environment[Symbol.asyncDispose]());

  function file(name: string, text: string): string {
    const path = join(environment.variables.DATA_DIR ?? '', name);
    writeFileSync(path, text);
    return path;
  }

  const graphUnder = (variables: Record<string, string>, expected: (graph: Graph) => void): Promise<Graph> =>
    answerUnder(variables, graphOf, expected);

  /** What a house answers that was started with these variables, once it is as expected. */
  async function answerUnder<Answer>(
    variables: Record<string, string>,
    answerOf: (url: string) => Promise<Answer>,
    expected: (answer: Answer) => void,
  ): Promise<Answer> {
    const config = houseConfig({ ...environment.variables, ...variables, PORT: '0' });
    await using house = await startHouse(config, { logger: pino({ level: 'error' }) });
    return await vi.waitFor(async () => {
      const answer = await answerOf(house.url);
      expected(answer);
      return answer;
    }, patience);
  }

  test('a start under other rules works all customers out anew, and one under the first rules leads back', async () => {
    const before = await graphUnder({}, ({ customers }) => expect(customers.length).toBeGreaterThan(20));
    const identifierLimits = ['email', 'phone'].map((identifier) => ({ identifier, most: 1 }));
    const strict = await graphUnder(
      { IDENTITY_RULES: file('strict.json', JSON.stringify({ identifierLimits })) },
      (graph) => expect(graph.customers.length).toBeGreaterThan(before.customers.length),
    );
    expect(strict.proposals).toBeGreaterThan(before.proposals);
    expect(strict.customers.flat().sort()).toEqual(before.customers.flat().sort());
    expect(before.ids.filter((id) => !strict.ids.includes(id))).toEqual([]);

    const after = await graphUnder({}, ({ customers }) => expect(customers).toEqual(before.customers));
    expect(after.proposals).toBe(before.proposals);
    expect(after.ids).toEqual(before.ids);
  });

  test('links name the model of the file, and their probability is read from it', async () => {
    const calibration = [
      [-20_000, 0.625],
      [40_000, 0.625],
    ] as const;
    const model = modelText({ ...shippedModel, name: 'ours-1', calibration });
    await graphUnder({ IDENTITY_MODEL: file('model.json', model) }, ({ links }) => {
      expect(links.length).toBeGreaterThan(10);
      for (const link of links) expect(link).toEqual({ model: 'ours-1', probability: 0.625 });
    });
  });

  test('a start under another survivorship calls customers by other names, on lists as in their profiles', async () => {
    const agree = (names: Name[]): void => {
      expect(names.length).toBeGreaterThan(20);
      for (const { onList, inProfile } of names) expect(onList).toBe(inProfile);
    };
    const before = await answerUnder({}, namesOf, agree);
    const trusted = [{ MOST_TRUSTED_SOURCE: ['support', 'marketing'] }, 'MOST_RECENT'];
    const survivorship = file('survivorship.json', JSON.stringify({ name: trusted }));
    const after = await answerUnder({ IDENTITY_SURVIVORSHIP: survivorship }, namesOf, (names) => {
      agree(names);
      expect(names).not.toEqual(before);
    });
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    await answerUnder({}, namesOf, (names) => expect(names).toEqual(before));
  });
});

async function namesOf(url: string): Promise<Name[]> {
  const { data, errors } = await ask(url, names);
  expect(errors).toBeUndefined();
  return data.customers.edges.map(({ node }: { node: { id: string; name: string; profile: Profile } }) => ({
    ...{ id: node.id, onList: node.name, inProfile: node.profile.name?.value ?? null },
  }));
}

async function graphOf(url: string): Promise<Graph> {
  const { data, errors } = await ask(url, everything);
  expect(errors).toBeUndefined();
  const nodes: { id: string; records: { id: string }[]; links: Graph['links'] }[] = data.customers.edges.map(
    (edge: { node: unknown }) => edge.node,
  );
  return {
    customers: nodes.map(({ records }) => records.map(({ id }) => id).sort()).sort(),
    ids: nodes.map(({ id }) => id).sort(),
    proposals: data.proposals.totalCount,
    links: nodes.flatMap(({ links }) => links),
  };
}
