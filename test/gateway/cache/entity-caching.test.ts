import { describe, expect, test, vi } from 'vitest';
import { MemoryStore } from '../../../gateway/cache/memory-store.ts';
import { writesMemory } from '../../../gateway/execution/writes.ts';
import { accountChange, caller, customerChange, someChange, startExecution } from './cached-execution.ts';
import { HintedWorld } from './hinted-world.ts';

const versions = '{ customers { id billing { version } } }';
const billingOf = (...versions: number[]) => ({
  customers: versions.map((version, index) => ({ id: String(index + 1), billing: { version } })),
});

async function start(store?: MemoryStore) {
  const world = new HintedWorld();
  const execution = await startExecution(world, { store });
  const calls = () => ({ identity: world.calls.identity.length, billing: world.calls.billing.length });
  return { world, ...execution, calls };
}

test('what is hinted is asked once', async () => {
  const { ask, calls } = await start();
  const first = await ask(versions);
  expect(await ask(versions)).toEqual(first);
  expect(first.data).toEqual(billingOf(0, 0, 0));
  expect(calls()).toEqual({ identity: 1, billing: 1 });
});

test('of several entities only those are asked for that are not known', async () => {
  const { world, ask, tell } = await start();
  await ask(versions);
  world.change('account:a2');
  tell(accountChange('2'));
  expect((await ask(versions)).data).toEqual(billingOf(0, 1, 0));
  expect(world.calls.billing[1]?.variables?.representations).toEqual([
    { __typename: 'Customer', id: '2', billingRecordIds: ['account:a2'] },
  ]);
});

test('what is known from a list is known when it is asked for alone', async () => {
  const { ask, calls } = await start();
  await ask(versions);
  const alone = await ask('{ customer(id: "2") { id billing { version } } }');
  expect(alone.data).toEqual({ customer: { id: '2', billing: { version: 0 } } });
  expect(calls()).toEqual({ identity: 2, billing: 1 });
});

test('operations of other names share what they ask alike', async () => {
  const { ask, calls } = await start();
  await ask('query One($id: ID!) { customer(id: $id) { billing { version } } }', undefined, { id: '1' });
  await ask('query Two($id: ID!) { customer(id: $id) { billing { version } } }', undefined, { id: '1' });
  expect(calls()).toEqual({ identity: 1, billing: 1 });
});

test('variables, and what is selected, are part of what is asked', async () => {
  const { ask } = await start();
  const query = 'query ($id: ID!) { customer(id: $id) { id billing { version } } }';
  expect((await ask(query, undefined, { id: '1' })).data).toMatchObject({ customer: { id: '1' } });
  expect((await ask(query, undefined, { id: '2' })).data).toMatchObject({ customer: { id: '2' } });
  expect((await ask('{ customer(id: "1") { id billing { version accounts { version } } } }')).data).toMatchObject({
    customer: { billing: { accounts: [{ version: 0 }] } },
  });
});

test.each([
  ['a field without a hint that leads to objects', '{ customer(id: "1") { billing { accounts { version } } } }'],
  ['a field that may not be kept', '{ customer(id: "1") { billing { version now } } }'],
])('%s keeps its fetch from being kept', async (_what, query) => {
  const { ask, calls } = await start();
  await ask(query);
  await ask(query);
  expect(calls()).toEqual({ identity: 1, billing: 2 });
});

describe('one caller is never answered what is another’s', () => {
  const secret = '{ customer(id: "1") { name billing { secret } } }';
  const mine = '{ customer(id: "1") { billing { mine } } }';

  test('who may see less than the one before sees less', async () => {
    const { ask } = await start();
    const may = await ask(secret, caller('anna', 'secrets', 'names'));
    expect(may.data).toEqual({ customer: { name: 'name of 1', billing: { secret: 'secret of account:a1' } } });
    for (const other of [caller('anna'), caller('anna', 'secrets names'), caller('anna', 'other')])
      expect((await ask(secret, other)).data).toEqual({ customer: { name: '***', billing: { secret: '***' } } });
  });

  test('callers with the same scopes, in whatever order, share what is public', async () => {
    const { ask, calls } = await start();
    await ask(secret, caller('anna', 'secrets', 'names'));
    await ask(secret, caller('bert', 'names', 'secrets'));
    expect(calls()).toEqual({ identity: 1, billing: 1 });
  });

  test('what is private is kept for its caller', async () => {
    const { ask, calls } = await start();
    expect((await ask(mine, caller('anna'))).data).toEqual({ customer: { billing: { mine: 'anna and account:a1' } } });
    expect((await ask(mine, caller('bert'))).data).toEqual({ customer: { billing: { mine: 'bert and account:a1' } } });
    expect((await ask(mine, caller('anna'))).data).toEqual({ customer: { billing: { mine: 'anna and account:a1' } } });
    expect(calls()).toEqual({ identity: 1, billing: 2 });
  });
});

test('an entity with an error is not kept, and the others are', async () => {
  const { world, ask, calls } = await start();
  world.fails = true;
  const failing = '{ customers { billing { failing } } }';
  expect((await ask(failing)).errors).toHaveLength(3);
  world.fails = false;
  expect((await ask(failing)).errors).toBeUndefined();
  await ask(failing);
  expect(calls()).toEqual({ identity: 1, billing: 2 });
});

test.each(['null', '[]', '7', 'nul'])('%s in place of what was kept is not known, and is asked for', async (stray) => {
  const store = new MemoryStore(10_000_000);
  const { ask, calls } = await start(store);
  const first = await ask(versions);
  const read = store.read.bind(store);
  vi.spyOn(store, 'read').mockImplementation(async (keys) =>
    (await read(keys)).map((found, index) => (index === 1 && found.value ? { ...found, value: stray } : found)),
  );
  expect(await ask(versions)).toEqual(first);
  expect(calls()).toEqual({ identity: 1, billing: 2 });
});

test.each([7, -1])(
  'of an answer with an error about entity %i, which nobody asked for, nothing is kept',
  async (index) => {
    const { world, ask, calls } = await start();
    const [, billing] = world.endpoints;
    if (!billing) throw new Error('no billing');
    const { execute } = billing;
    billing.execute = async (call) => {
      await execute(call);
      const entities = world.customers.map((id) => ({ __typename: 'Customer', key__id: id, billing: null }));
      return { data: { _entities: entities }, errors: [{ message: 'no', path: ['_entities', index, 'billing'] }] };
    };
    expect((await ask(versions)).errors).toHaveLength(3);
    billing.execute = execute;
    expect((await ask(versions)).data).toEqual(billingOf(0, 0, 0));
    expect(calls()).toEqual({ identity: 1, billing: 2 });
  },
);

describe('a change', () => {
  test('whose owner is not told empties its subgraph', async () => {
    const { world, ask, tell, calls } = await start();
    await ask(versions);
    world.change('account:a1');
    world.change('account:a3');
    tell(someChange('billing'));
    expect((await ask(versions)).data).toEqual(billingOf(1, 0, 1));
    expect(calls()).toEqual({ identity: 1, billing: 2 });
  });

  test('in identity leaves departments’ answers', async () => {
    const { ask, tell, calls } = await start();
    await ask(versions);
    tell(customerChange('1'));
    await ask(versions);
    expect(calls()).toEqual({ identity: 2, billing: 1 });
  });

  test('that comes while a subgraph answers keeps that answer from staying', async () => {
    const { world, ask, tell } = await start();
    const { promise, resolve } = Promise.withResolvers<void>();
    world.holding.billing = promise;
    const before = ask(versions);
    await expect.poll(() => world.calls.billing.length).toBe(1);
    world.change('account:a1');
    tell(accountChange('1'));
    delete world.holding.billing;
    const after = ask(versions);
    resolve();
    await before;
    expect((await after).data).toEqual(billingOf(1, 0, 0));
    expect((await ask(versions)).data).toEqual(billingOf(1, 0, 0));
  });

  test.each(['before the feed was read', 'and that another gateway heard of'])(
    'that comes while a subgraph answers, %s, keeps that answer from being joined and staying',
    async (when) => {
      const world = new HintedWorld();
      const store = new MemoryStore(10_000_000);
      const [{ ask, feed }, other] = [await startExecution(world, { store }), await startExecution(world, { store })];
      feed.isCurrent = when !== 'before the feed was read';
      const { promise, resolve } = Promise.withResolvers<void>();
      world.holding.billing = promise;
      const before = ask(versions);
      await expect.poll(() => world.calls.billing.length).toBe(1);
      world.change('account:a1');
      if (feed.isCurrent) other.tell(accountChange('1'));
      feed.isCurrent = true;
      delete world.holding.billing;
      const after = ask(versions);
      await new Promise(setImmediate);
      resolve();
      await before;
      expect((await after).data).toEqual(billingOf(1, 0, 0));
      expect((await ask(versions)).data).toEqual(billingOf(1, 0, 0));
    },
  );

  test('by a mutation is seen by whoever asks after it, before any feed tells', async () => {
    const { ask } = await start();
    const query = '{ customer(id: "1") { version } }';
    await ask(query);
    await ask('mutation { rename(id: "1") { id } }');
    expect((await ask(query)).data).toEqual({ customer: { version: 1 } });
  });

  test('by a mutation on one thread is seen by whoever asks another after it, also while that one still reads', async () => {
    const world = new HintedWorld();
    const writes = writesMemory(world.endpoints.length);
    const [one, other] = [await startExecution(world, { writes }), await startExecution(world, { writes })];
    const known = '{ customer(id: "1") { version } }';
    const unknown = '{ customer(id: "1") { id version } }';
    await other.ask(known);
    const { promise, resolve } = Promise.withResolvers<void>();
    world.holding.identity = promise;
    const before = other.ask(unknown);
    await expect.poll(() => world.calls.identity.length).toBe(2);
    delete world.holding.identity;

    await one.ask('mutation { rename(id: "1") { id } }');
    expect((await other.ask(known)).data).toEqual({ customer: { version: 1 } });
    expect((await other.ask(unknown)).data).toEqual({ customer: { id: '1', version: 1 } });
    resolve();
    await before;
    expect((await other.ask(unknown)).data).toEqual({ customer: { id: '1', version: 1 } });
  });
});

test('while the feed is away everything is fetched, and nothing is kept', async () => {
  const { ask, feed, calls } = await start();
  await ask(versions);
  feed.isCurrent = false;
  await ask(versions);
  await ask(versions);
  expect(calls()).toEqual({ identity: 3, billing: 3 });
  feed.isCurrent = true;
  await ask(versions);
  await ask(versions);
  expect(calls()).toEqual({ identity: 4, billing: 4 });
});

test('callers who ask the same at the same time share one call, others and mutations do not', async () => {
  const { world, ask, calls } = await start();
  const { promise, resolve } = Promise.withResolvers<void>();
  Object.assign(world.holding, { identity: promise, billing: promise });
  const now = '{ billingOwner }';
  const asked = [
    ask(now, caller('anna')),
    ask(now, caller('anna')),
    ask(now, caller('bert')),
    ask(now, caller('anna', 'x')),
  ];
  const renamed = [ask('mutation { rename(id: "1") { id } }'), ask('mutation { rename(id: "1") { id } }')];
  await expect.poll(calls).toEqual({ identity: 2, billing: 3 });
  resolve();
  await Promise.all([...asked, ...renamed]);
  expect(calls()).toEqual({ identity: 2, billing: 3 });
});

test('operations of other names that share a call, of which one does not fit, are all answered', async () => {
  const { ask } = await start();
  const named = (name: string) => `query ${name}($id: ID!) { customer(id: $id) { id } }`;
  const names = ['One', 'Two', 'Three'];
  // What is planned at first is not asked in the same turn.
  for (const name of names) await ask(named(name), undefined, { id: 'nobody' });
  const answers = await Promise.all(names.map((name, at) => ask(named(name), undefined, { id: `${at + 1}` })));
  expect(answers).toMatchObject(['1', '2', '3'].map((id) => ({ data: { customer: { id } } })));
});

test.each<[string, object | undefined]>([
  ['{ customers { id } }', { maxAge: 60, scope: 'PUBLIC' }],
  ['{ customers { id billing { version } } }', { maxAge: 30, scope: 'PUBLIC' }],
  ['{ customers { billing { hinted { version } } } }', { maxAge: 20, scope: 'PUBLIC' }],
  ['{ customers { billing { inherited { version } } } }', { maxAge: 30, scope: 'PUBLIC' }],
  ['{ customers { ...F } } fragment F on Customer { billing { mine } }', { maxAge: 30, scope: 'PRIVATE' }],
  ['{ customers { billing { accounts { version } } } }', undefined],
  ['{ customers { billing { now } } }', undefined],
  ['{ customers { billing { mine now @skip(if: true) } } }', { maxAge: 30, scope: 'PRIVATE' }],
  ['mutation { rename(id: "1") { id } }', undefined],
  ['{ __schema { queryType { name } } }', undefined],
])('the whole answer to %s may be kept: %j', async (query, policy) => {
  const { ask } = await start();
  expect((await ask(query)).policy).toEqual(policy);
});
