import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { houseConfig } from '../../scripts/config.ts';
import { sampleDepartments } from '../../scripts/house/sample.ts';
import { writeSampleWorld } from '../../scripts/sample-world/sample-world.ts';
import { openFeed } from '../../subgraphs/identity/following/feeds.ts';
import type { IdentityStore } from '../../subgraphs/identity/store/identity-store.ts';
import { openIdentityStore } from '../../subgraphs/identity/store/open.ts';
import { departments } from '../../subgraphs/subgraphs.ts';
import { freshEnvironment, type Mode, modes } from '../engines/modes.ts';
import { importArguments, runScript, startProcess, startScript } from './house-under-test.ts';

/** Shares of all records: the process dies as soon as so many are linked. */
const deaths = [0.01, 0.6];

const linking = { timeout: 60_000, interval: 20 };

/** What links records: the whole house, or in server mode identity's own process. */
const script: Record<Mode, string[]> = {
  embedded: ['scripts/start.ts'],
  server: ['scripts/start-subgraph.ts', 'identity'],
};

let directory: string;
let undisturbed: string[][];

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'customer-graph-test-'));
  await writeSampleWorld({ customers: 500, seed: 3, directory });
  await using stores = await openStores('embedded');
  await importAll(stores.variables);
  await using _house = await startProcess(script.embedded, stores.variables);
  await stores.caughtUp();
  undisturbed = await stores.partition();
}, 240_000);
afterAll(() => rm(directory, { recursive: true, force: true }));

describe.each(modes())('in %s mode', (mode) => {
  it(`a house killed ${deaths.length} times while it imports and links ends with the customers of one left alone`, async () => {
    await using stores = await openStores(mode);
    const records = undisturbed.flat().length;
    const linkedAtDeath: number[] = [];
    const importsKilled: number[] = [];
    for (const share of deaths) {
      await using house = await startProcess(script[mode], stores.variables);
      const imports = sampleDepartments.map((each) => startScript(importArguments(each, directory), stores.variables));
      const ends = imports.map((child) => once(child, 'exit'));
      await vi.waitFor(
        async () => expect(await stores.linkedRecords()).toBeGreaterThanOrEqual(share * records),
        linking,
      );
      for (const child of [house.child, ...imports]) child.kill('SIGKILL');
      const killed = (await Promise.all(ends)).filter(([, signal]) => signal === 'SIGKILL');
      importsKilled.push(killed.length);
      linkedAtDeath.push(await stores.linkedRecords());
    }
    console.log(
      `${mode}: of ${records} records ${linkedAtDeath} were linked at a death; imports killed: ${importsKilled}`,
    );
    expect(Math.max(...importsKilled)).toBeGreaterThan(0);
    expect(linkedAtDeath[0]).toBeLessThan(records);

    await using _again = await startProcess(script[mode], stores.variables);
    await importAll(stores.variables);
    await stores.caughtUp();
    expect(await stores.partition()).toEqual(undisturbed);
  }, 240_000);
});

interface Stores extends AsyncDisposable {
  variables: Record<string, string>;
  linkedRecords(): Promise<number>;
  /** Resolves when identity has taken in all that the departments have told so far. */
  caughtUp(): Promise<void>;
  /** The ids of records, customer by customer. */
  partition(): Promise<string[][]>;
}

async function openStores(mode: Mode): Promise<Stores> {
  await using opened = new AsyncDisposableStack();
  const environment = opened.use(await freshEnvironment(mode));
  const secret = randomBytes(32).toString('hex');
  const variables = { ...environment.variables, PORT: '0', LOG_LEVEL: 'error', GATEWAY_SECRET: secret };
  const config = houseConfig(variables);
  if (!('here' in config.identity)) throw new Error('identity has no store here');
  const store = await openIdentityStore(config.identity.here.store);
  opened.defer(() => store.close());
  const feeds = departments.map(({ name }) => {
    const place = config.departments[name];
    if (!('here' in place)) throw new Error(`${name} has no database here`);
    const feed = openFeed({ name, ...place.here });
    opened.defer(feed.close);
    return feed.source;
  });
  const stack = opened.move();
  return {
    variables,
    linkedRecords: async () => {
      const counts = await Promise.all(departments.map(({ name }) => store.countRecords(name)));
      return counts.reduce((sum, count) => sum + count, 0);
    },
    caughtUp: () =>
      vi.waitFor(async () => {
        const places = await store.feedPlaces();
        for (const { department, read } of feeds)
          expect((await read(places.get(department)?.position ?? 0, 1)).changes).toEqual([]);
      }, linking),
    partition: () => partitionOf(store),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

async function importAll(variables: Record<string, string>): Promise<void> {
  for (const each of sampleDepartments) expect(await runScript(importArguments(each, directory), variables)).toBe(0);
}

async function partitionOf(store: IdentityStore): Promise<string[][]> {
  const limit = 10_000;
  const pages = await Promise.all(departments.map(({ name }) => store.records({ department: name, limit })));
  const customers = Map.groupBy(pages.flat(), ({ customerId }) => customerId);
  return [...customers.values()].map((records) => records.map(({ record }) => record.key).sort()).sort();
}
