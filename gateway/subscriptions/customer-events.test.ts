import fc from 'fast-check';
import { buildSchema, parse } from 'graphql';
import { expect, it, onTestFinished } from 'vitest';
import type { ChangeListener, HouseChange, HouseChanges } from '../changes.ts';
import { type Ask, customerEvents } from './customer-events.ts';
import { subscriptionHub } from './hub.ts';
import { questionOf } from './question.ts';
import { withSubscriptions } from './schema.ts';

const customers = ['ada', 'bob', 'eve'];

const schema = withSubscriptions(
  buildSchema('type Query { customer(id: ID!): Customer } type Customer { id: ID! version: Int }'),
);

/** A house whose customers are versions that grow with each change. */
function house(started = Promise.resolve()) {
  const versions = new Map(customers.map((customer) => [customer, 0]));
  const listeners = new Set<ChangeListener>();
  const changes: HouseChanges = {
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    started: () => started,
    isUpToDate: () => true,
  };
  const growAndTell = (customer: string, told: Pick<HouseChange, 'customers' | 'anything'>): void => {
    versions.set(customer, (versions.get(customer) ?? 0) + 1);
    const change = { ...{ subgraph: 'billing', entity: 'invoice', entityId: '1', records: [] }, at: 0, ...told };
    for (const listener of listeners) listener([change]);
  };
  const change = (customer: string): void => growAndTell(customer, { customers: [customer] });
  const changeUnheard = (customer: string): void => growAndTell(customer, { customers: [], anything: true });
  const ask: Ask = async (_question, customer) => ({
    answered: { data: { customerId: 'Query', customer: versions.get(customer) } },
  });
  return { versions, changes, change, changeUnheard, ask };
}

function question(after: string | undefined) {
  const document = parse(`subscription ($ids: [ID!]!, $after: ID) {
    customerChanged(ids: $ids, after: $after) { customerId customer { version } } }`);
  const [operation] = document.definitions;
  if (operation?.kind !== 'OperationDefinition') throw new Error('no operation');
  return questionOf({ schema, document, operation, variables: { ids: customers, ...(after && { after }) } }).question;
}

type Step = { change: string } | { unheard: string } | 'receive' | 'lose' | 'reconnect';

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...customers).map((change) => ({ change })) },
  { weight: 1, arbitrary: fc.constantFrom(...customers).map((unheard) => ({ unheard })) },
  { weight: 4, arbitrary: fc.constant('receive' as const) },
  { weight: 1, arbitrary: fc.constant('lose' as const) },
  { weight: 1, arbitrary: fc.constant('reconnect' as const) },
);

it('whatever is lost with connections, a client that names its last event ends up with every customer as it is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { maxLength: 40 }), fc.boolean(), async (steps, fromNothing) => {
      const { versions, changes, change, changeUnheard, ask } = house();
      const hub = subscriptionHub(changes);
      const seen = new Map<string, unknown>(fromNothing ? [] : versions);
      let last: string | undefined = fromNothing ? 'of another gateway-7' : undefined;
      const connect = () => customerEvents({ ...{ question: question(last), hub, ask, windowMs: 0 }, onEnd: () => {} });
      let events = await connect();
      last ??= events.from;
      let waiting = 0;
      const receive = async (isLost: boolean): Promise<void> => {
        if (waiting === 0) return;
        const { value } = await events.next();
        const told = value?.answered.data?.customerChanged;
        if (!told || isLost) return;
        const { customerId, customer } = told as { customerId: string; customer: unknown };
        seen.set(customerId, customer);
        last = value.eventId;
        waiting = untold();
      };
      /** How many customers the client has not seen as they are. */
      const untold = (): number => customers.filter((customer) => seen.get(customer) !== versions.get(customer)).length;
      const reconnect = async (): Promise<void> => {
        events.end();
        events = await connect();
        waiting = untold();
      };
      waiting = untold();
      for (const step of steps) {
        if (typeof step === 'object') {
          if ('change' in step) change(step.change);
          else changeUnheard(step.unheard);
          waiting = untold();
        } else if (step === 'receive') await receive(false);
        else {
          if (step === 'lose') await receive(true);
          await reconnect();
        }
      }
      await reconnect();
      while (untold() > 0) await receive(false);
      expect(seen).toEqual(versions);
      events.end();
      hub.close();
    }),
    { numRuns: 300 },
  );
});

it('is told once however often a customer changed while the client was slow', async () => {
  const { changes, change, ask } = house();
  const hub = subscriptionHub(changes);
  const events = await customerEvents({ ...{ question: question(undefined), hub, ask, windowMs: 0 }, onEnd: () => {} });
  for (let count = 0; count < 1000; count += 1) change('ada');
  change('bob');
  const [first, second] = [await events.next(), await events.next()];
  expect([first, second].map(({ value }) => value?.answered.data)).toEqual([
    { customerChanged: { customerId: 'ada', customer: 1000 } },
    { customerChanged: { customerId: 'bob', customer: 1 } },
  ]);
  const third = events.next();
  events.end();
  expect(await third).toEqual({ done: true, value: undefined });
  hub.close();
});

it('is told of what changed before its stream began, though it was lost before it was told anything', async () => {
  const beginning = Promise.withResolvers<void>();
  const { changes, change, ask } = house(beginning.promise);
  const hub = subscriptionHub(changes);
  const connect = (after?: string) =>
    customerEvents({ ...{ question: question(after), hub, ask, windowMs: 0 }, onEnd: () => {} });
  const begun = connect();
  change('ada');
  beginning.resolve();
  const lost = await begun;
  lost.end();
  const events = await connect(lost.from);
  expect((await events.next()).value?.answered.data).toEqual({ customerChanged: { customerId: 'ada', customer: 1 } });
  events.end();
  hub.close();
});

it('is told once of all that it subscribed to when anything may have changed', async () => {
  const { changes, change, changeUnheard, ask } = house();
  const hub = subscriptionHub(changes);
  const events = await customerEvents({ ...{ question: question(undefined), hub, ask, windowMs: 0 }, onEnd: () => {} });
  changeUnheard('bob');
  const told = [await events.next(), await events.next(), await events.next()];
  expect(told.map(({ value }) => value?.answered.data)).toEqual([
    { customerChanged: { customerId: 'ada', customer: 0 } },
    { customerChanged: { customerId: 'bob', customer: 1 } },
    { customerChanged: { customerId: 'eve', customer: 0 } },
  ]);
  change('eve');
  expect((await events.next()).value?.answered.data).toEqual({ customerChanged: { customerId: 'eve', customer: 1 } });
  events.end();
  hub.close();
});

it('is asked for in a turn of its own, when one change is told to many', async () => {
  const { changes, change, ask } = house();
  const hub = subscriptionHub(changes);
  let turn = 0;
  let counting = setImmediate(function count() {
    turn += 1;
    counting = setImmediate(count);
  });
  onTestFinished(() => clearImmediate(counting));
  const askedIn: number[] = [];
  const noting: Ask = (asked, customer) => {
    askedIn.push(turn);
    return ask(asked, customer);
  };
  const subscribe = () =>
    customerEvents({ ...{ question: question(undefined), hub, ask: noting, windowMs: 0 }, onEnd: () => {} });
  const all = await Promise.all(Array.from({ length: 9 }, subscribe));
  change('ada');
  await Promise.all(all.map((events) => events.next()));
  expect(new Set(askedIn).size).toBe(9);
  for (const events of all) events.end();
  hub.close();
});

it('waits as long as the graph refuses a caller, and tells then how the customer is', async () => {
  const { changes, change, ask } = house();
  const hub = subscriptionHub(changes);
  let refusals = 0;
  const refusing: Ask = async (asked, customer) => {
    refusals += 1;
    if (refusals > 2) return ask(asked, customer);
    change(customer);
    return { answered: { data: null }, retryAfterMs: 1 };
  };
  const events = await customerEvents({
    ...{ question: question(undefined), hub, ask: refusing, windowMs: 0 },
    onEnd: () => {},
  });
  change('ada');
  expect((await events.next()).value?.answered.data).toEqual({ customerChanged: { customerId: 'ada', customer: 3 } });
  events.end();
  hub.close();
});

it('ends when an event cannot be asked for, and tells once why and after how many', async () => {
  const { changes, change, ask } = house();
  const hub = subscriptionHub(changes);
  const failing: Ask = (asked, customer) =>
    customer === 'bob' ? Promise.reject(new Error('broken')) : ask(asked, customer);
  const ends: unknown[][] = [];
  const events = await customerEvents({
    ...{ question: question(undefined), hub, ask: failing, windowMs: 0 },
    onEnd: (...end) => ends.push(end),
  });
  change('ada');
  change('bob');
  await events.next();
  await expect(events.next()).rejects.toThrow('broken');
  events.end();
  expect(ends).toEqual([['an event failed', 1]]);
  expect(await events.next()).toEqual({ done: true, value: undefined });
  hub.close();
});
