import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { houseConfig } from '../../scripts/config.ts';
import { startHouse } from '../../scripts/house.ts';
import { readModel } from '../../subgraphs/identity/resolution/model/file.ts';
import { type ModeEnvironment, modes } from '../engines/modes.ts';
import { ask } from './house-under-test.ts';
import { linkedStores } from './linked-stores.ts';

const root = join(import.meta.dirname, '../..');
const customers = 300;

/** Runs `npm run identity:train`, and tells what it said. */
async function train(variables: Record<string, string>, ...args: string[]): Promise<string> {
  const environment = { ...process.env, ...variables };
  const command = [join(root, 'scripts/identity-train.ts'), ...args];
  const { stdout } = await promisify(execFile)(process.execPath, command, { env: environment, cwd: root });
  return stdout;
}

describe.each(modes())('a model learned from the records in %s stores', (mode) => {
  let environment: ModeEnvironment;
  let said: string;
  beforeAll(async () => {
    environment = await linkedStores(mode, customers);
    said = await train(environment.variables);
  });
  afterAll(() => environment[Symbol.asyncDispose]());
  const modelFile = () => join(environment.variables.DATA_DIR ?? '', 'identity-model.json');

  test('is told as a table, and how to use it', () => {
    expect(said).toMatch(/people: of all pairs 1 in [\d,]+ is one person, which makes [\d,]+ pairs, [\d.]+ others/);
    expect(said).toMatch(/^phone +the same +\d+\.\d +[\d.]+ % +[\d.]+ %$/m);
    expect(said).toContain(`IDENTITY_MODEL=${modelFile()}`);
  });

  test('is a file with a name of its own, and the same again but for the day', async () => {
    const model = readModel(modelFile());
    expect(model.name).toMatch(/^trained-\d{4}-\d\d-\d\d-[0-9a-f]{8}$/);
    expect(model.records).toBeGreaterThan(customers);
    expect(model.kinds.PERSON.comparisons.familyName?.frequencies?.counted).toBeGreaterThan(customers);
    const again = join(environment.variables.DATA_DIR ?? '', 'again.json');
    await train(environment.variables, '--out', again);
    expect({ ...readModel(again), name: model.name }).toEqual(model);
  });

  test('links the records of a house that is started with it, with probabilities', async () => {
    const { name } = readModel(modelFile());
    const config = houseConfig({ ...environment.variables, IDENTITY_MODEL: modelFile(), PORT: '0' });
    await using house = await startHouse(config, { logger: pino({ level: 'error' }) });
    await vi.waitFor(
      async () => {
        const { data, errors } = await ask(
          house.url,
          '{ customers(first: 50) { edges { node { links { model weight probability } } } } }',
        );
        expect(errors).toBeUndefined();
        const links: { model: string; weight: number; probability: number }[] = data.customers.edges.flatMap(
          ({ node }: { node: { links: object[] } }) => node.links,
        );
        expect(links.length).toBeGreaterThan(20);
        expect(new Set(links.map(({ model }) => model))).toEqual(new Set([name]));
        const strong = links.filter(({ weight }) => weight > 12);
        expect(strong.length).toBeGreaterThan(0);
        for (const { probability } of strong) expect(probability).toBeGreaterThan(0.95);
      },
      { timeout: 20_000, interval: 100 },
    );
  });
});

test.each([
  ['a directory without a store', {}, 'identity.sqlite is not there: start the house first (npm start)'],
  ['an unknown option', { args: ['--sampel', '3'] }, "Unknown option '--sampel'"],
  ['a sample that is no number', { args: ['--sample', 'all'] }, '--sample must be a whole number'],
])('training with %s fails with the reason', async (_, { args = [] }: { args?: string[] }, reason) => {
  await expect(train({ DATA_DIR: 'no/such/directory', NEO4J_URI: '' }, ...args)).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining(reason),
  });
});

test('too few records are no ground to learn from', async () => {
  await using few = await linkedStores('embedded', 10);
  await expect(train(few.variables)).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/there are \d+ people and \d+ organisations .* from 300 of a kind on/),
  });
});
