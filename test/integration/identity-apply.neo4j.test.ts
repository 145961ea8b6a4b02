import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { houseConfig } from '../../scripts/config.ts';
import type { Plan } from '../../scripts/identity-plan/plan.ts';
import { Resolver } from '../../subgraphs/identity/linking/resolver.ts';
import type { StewardAction } from '../../subgraphs/identity/stewardship/order.ts';
import { type IdentityConfig, openIdentityStore } from '../../subgraphs/identity/store/open.ts';
import { openDepartmentDatabase } from '../../subgraphs/kit/department.ts';
import { appendToOutbox, databaseChangeSource } from '../../subgraphs/kit/outbox.ts';
import { departments } from '../../subgraphs/subgraphs.ts';
import { type ModeEnvironment, modes } from '../engines/modes.ts';
import { ask, startProcess } from './house-under-test.ts';
import { linkedStores } from './linked-stores.ts';
import type { StallingApply } from './stalling-apply.ts';

const root = join(import.meta.dirname, '../..');
const patience = { timeout: 60_000, interval: 100 };
const house = ['scripts/start.ts'];

const strict = { mergeBar: 3, cleanSources: ['billing'] };
const lenient = { mergeBar: -3, proposalBar: -4 };

interface Snapshot {
  /** The keys of each customer's records, by its id. */
  customers: Map<string, string[]>;
  proposals: Record<string, number>;
  refusals: Record<string, number>;
  alerts: number;
}

describe.each(modes())('rules applied to %s stores', { timeout: 120_000 }, (mode) => {
  let environment: ModeEnvironment;
  let store: IdentityConfig;
  beforeAll(async () => {
    environment = await linkedStores(mode, 80);
    const { identity } = houseConfig(environment.variables);
    if (!('here' in identity)) throw new Error('identity has no store here');
    store = identity.here.store;
    await decideSome(store);
  });
  afterAll(() => environment[Symbol.asyncDispose]());

  function file(name: string, rules: object): string {
    const path = join(environment.variables.DATA_DIR ?? '', name);
    writeFileSync(path, JSON.stringify(rules));
    return path;
  }

  /** Runs `npm run identity:plan` or `identity:apply`, and tells what it said. */
  async function run(script: 'plan' | 'apply', ...args: string[]): Promise<string> {
    const variables = { ...process.env, ...environment.variables };
    const command = [join(root, `scripts/identity-${script}.ts`), ...args];
    const { stdout } = await promisify(execFile)(process.execPath, command, { env: variables, cwd: root });
    return stdout;
  }

  async function planOf(...args: string[]): Promise<Plan> {
    const path = join(environment.variables.DATA_DIR ?? '', 'plan.json');
    await run('plan', '--json', path, '--samples', '10000', ...args);
    return JSON.parse(readFileSync(path, 'utf8'));
  }

  async function snapshot(): Promise<Snapshot> {
    await using opened = new AsyncDisposableStack();
    const graph = await openIdentityStore(store);
    opened.defer(() => graph.close());
    const customers = await graph.customers({ sort: 'name', direction: 'asc', limit: 10_000 });
    const held = await graph.countHeldMatches();
    const proposals = await Promise.all(
      held.map(async ({ hold }) => [hold, await graph.countProposals({ reason: hold })] as const),
    );
    return {
      customers: new Map(customers.map(({ id, recordKeys }) => [id, [...recordKeys].sort()])),
      proposals: Object.fromEntries(proposals.filter(([, count]) => count > 0)),
      refusals: Object.fromEntries(held.map(({ hold, count }) => [hold, count])),
      alerts: await graph.countAlerts(),
    };
  }

  const groups = ({ customers }: Snapshot): string[] => [...customers.values()].map((keys) => keys.join()).sort();

  test('the plan of the rules in use is that nothing changes', async () => {
    const { customers, proposals, refusals, alerts, rules } = await planOf();
    const { before, after, records } = customers;
    expect(customers.unchanged).toEqual({ customersBefore: before, customersAfter: after, records });
    expect(customers.samples).toEqual([]);
    for (const part of [proposals, refusals, alerts]) expect(part.after).toEqual(part.before);
    expect(rules).toMatchObject({ before: { appliedBy: null }, differing: [] });
    expect(await run('plan')).toContain('No customer changes.');
  });

  test.each([
    ['stricter', 'strict.json', strict, 'biggestSplits'],
    ['more lenient', 'lenient.json', lenient, 'biggestMerges'],
  ] as const)('the plan of %s rules is exactly what applying them does', async (_, name, rules, biggest) => {
    const path = file(name, rules);
    const plan = await planOf('--rules', path);
    expect(plan.customers.samples.length).toBeGreaterThan(3);
    expect(plan.customers[biggest].length).toBeGreaterThan(0);

    const before = await snapshot();
    await run('apply', '--rules', path, '--by', 'alex');
    const after = await snapshot();
    expect([plan.customers.before, plan.customers.after]).toEqual([before.customers.size, after.customers.size]);
    expect(plan.proposals).toEqual({ before: before.proposals, after: after.proposals });
    expect(plan.refusals).toEqual({ before: before.refusals, after: after.refusals });
    expect(plan.alerts).toEqual({ before: before.alerts, after: after.alerts });
    const [was, is] = [groups(before), groups(after)];
    const gone = plan.customers.samples.flatMap((change) => change.before.map(({ records }) => records.join()));
    const come = plan.customers.samples.flatMap((change) => change.after.map((records) => records.join()));
    expect(gone.sort()).toEqual(was.filter((group) => !is.includes(group)));
    expect(come.sort()).toEqual(is.filter((group) => !was.includes(group)));
    for (const { before: former } of plan.customers.samples)
      for (const { customer, records } of former) expect(before.customers.get(customer)).toEqual(records);

    expect((await planOf('--rules', path)).customers.samples).toEqual([]);
    expect(await run('apply', '--rules', path)).toContain('are in use already; nothing was done');
  });

  test('a house that runs answers all the while, adopts them, and keeps them when changes come and when it starts anew', async () => {
    const [back, path] = [file('default.json', {}), file('strict.json', strict)];
    await run('apply', '--rules', back);
    const former = await snapshot();
    const { after: expected } = (await planOf('--rules', path)).customers;
    expect(expected).not.toBe(former.customers.size);
    const variables = { ...environment.variables, IDENTITY_RULES: file('lenient.json', lenient), PORT: '0' };
    {
      await using running = await startProcess(house, variables);
      const lines = logged(running.child.stdout);
      await vi.waitFor(
        () => expect(lines.join('')).toContain('IDENTITY_RULES and IDENTITY_MODEL say otherwise'),
        patience,
      );
      await vi.waitFor(async () => expect((await fetch(new URL('/readyz', running.url))).status).toBe(200), patience);
      const applying = run('apply', '--rules', path, '--by', 'robin');
      const waits = await answersWhile(applying, running.url);
      expect(await applying).toContain('applied by robin');
      expect(waits.length).toBeGreaterThan(5);
      // Longer than identity may take there would be an error.
      expect(Math.max(...waits)).toBeLessThan(5000);
      await vi.waitFor(async () => expect(await countOf(running.url)).toBe(expected), patience);
      await vi.waitFor(
        () => expect(lines.filter((line) => line.includes('are linked by this model'))).toHaveLength(2),
        patience,
      );

      const gone = await deleteOne(variables);
      expect([...former.customers.values()].flat()).toContain(`sales:${gone.type}:${gone.id}`);
      await vi.waitFor(async () => expect(await isThere(running.url, gone)).toBe(false), patience);
    }
    await using again = await startProcess(house, variables);
    const lines = logged(again.child.stdout);
    await vi.waitFor(
      () => expect(lines.join('')).toContain('IDENTITY_RULES and IDENTITY_MODEL say otherwise'),
      patience,
    );
    const { after } = (await planOf('--rules', path)).customers;
    expect(await countOf(again.url)).toBe(after);
    expect((await planOf('--rules', path)).customers.samples).toEqual([]);
  });

  test('that were applied by a process killed half way change nothing', async () => {
    const before = await snapshot();
    const task: StallingApply = { store, rules: lenient };
    const script = join(import.meta.dirname, 'stalling-apply.ts');
    const child = spawn(process.execPath, [script, JSON.stringify(task)], { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(child, 'exit');
    const lines = logged(child.stdout);
    await vi.waitFor(() => expect(lines).toContain('in the middle of it'), patience);
    child.kill('SIGKILL');
    await ended;
    expect(await snapshot()).toEqual(before);
    expect((await planOf()).customers.samples).toEqual([]);
    expect(await run('apply', '--rules', file('lenient.json', lenient))).toContain('are in use, applied by');
    expect(await run('apply', '--kept', '1')).toContain('are in use, applied by');
  });

  /** Asks a house until the work is done, and tells how long each answer took. */
  async function answersWhile(work: Promise<unknown>, url: string): Promise<number[]> {
    const waits: number[] = [];
    let isDone = false;
    const done = (): void => {
      isDone = true;
    };
    work.then(done, done);
    while (!isDone) {
      const began = performance.now();
      const { data, errors } = await ask(
        url,
        '{ customers(first: 20) { edges { node { id records { id } links { probability } } } } }',
      );
      waits.push(performance.now() - began);
      expect(errors).toBeUndefined();
      expect(data.customers.edges).toHaveLength(20);
    }
    return waits;
  }

  async function countOf(url: string): Promise<number> {
    const { data } = await ask(url, '{ customers(first: 1) { totalCount } }');
    return data.customers.totalCount;
  }

  async function isThere(url: string, { type, id }: { type: string; id: string }): Promise<boolean> {
    const record = `{ department: SALES, type: "${type}", id: "${id}" }`;
    const { data, errors } = await ask(url, `{ customerBy(by: { record: ${record} }) { id } }`);
    expect(errors).toBeUndefined();
    return data.customerBy !== null;
  }

  /** The department tells that one of its records is gone. */
  async function deleteOne(variables: Record<string, string>): Promise<{ type: string; id: string }> {
    const [sales] = departments.filter(({ name }) => name === 'sales');
    const place = houseConfig(variables).departments.sales;
    if (!sales || !('here' in place)) throw new Error('sales has no database here');
    const database = await openDepartmentDatabase(await sales.load(), place.here.databaseUrl);
    const { changes } = await databaseChangeSource('sales', database).read(0, 10_000);
    const told = changes.find(({ payload }) => payload.party);
    if (!told) throw new Error('sales tells of nobody');
    const { entity, entityId } = told;
    const deleted = { entity, entityId, type: 'deleted' as const, payload: {}, sourceTime: null };
    await database.kysely.transaction().execute((transaction) => appendToOutbox(transaction, [deleted]));
    await database.close();
    return { type: entity, id: entityId };
  }
});

/** A steward answers some proposals, parts a record from its customer, and links two customers: no rules change that. */
async function decideSome(config: IdentityConfig): Promise<void> {
  const store = await openIdentityStore(config);
  const resolver = new Resolver(store);
  const decide = async (action: StewardAction): Promise<void> => {
    const order = { action, actor: 'steward', reason: 'they said so', expectedVersion: null, preview: false };
    expect((await resolver.decide(order)).type).toBe('done');
  };
  const [rejected, deferred] = await store.proposals({ limit: 2 });
  if (rejected) await decide({ type: 'rejectProposal', proposalId: rejected.id, neverLink: false });
  if (deferred) await decide({ type: 'deferProposal', proposalId: deferred.id });
  const customers = await store.customers({ sort: 'createdAt', direction: 'asc', kind: 'PERSON', limit: 100 });
  const [one, other] = customers;
  const recordIds = [one?.recordKeys[0] ?? '', other?.recordKeys[0] ?? ''] as const;
  await decide({ type: 'linkRecords', recordIds });
  const large = customers.slice(2).find(({ recordKeys }) => recordKeys.length > 2);
  await decide({ type: 'unlinkRecord', recordId: large?.recordKeys[0] ?? '' });
  await store.close();
}

function logged(output: NodeJS.ReadableStream | null): string[] {
  const lines: string[] = [];
  if (output) createInterface({ input: output }).on('line', (line) => lines.push(line));
  return lines;
}

test.each([
  ['a directory without a store', [], 'identity.sqlite is not there: start the house first (npm start)'],
  ['a file of rules that is not there', ['--rules', 'no-such.json'], '--rules no-such.json is not there'],
  ['an unknown option', ['--rule', '3'], "Unknown option '--rule'"],
])('planning with %s fails with the reason', async (_, args, reason) => {
  const env = { ...process.env, DATA_DIR: 'no/such/directory', NEO4J_URI: '' };
  const planning = promisify(execFile)(process.execPath, [join(root, 'scripts/identity-plan.ts'), ...args], {
    env,
    cwd: root,
  });
  await expect(planning).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining(reason) });
});
