import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import type { QueryPlan } from '@apollo/query-planner';
import { GraphQLError, parse } from 'graphql';
import { describe, expect, test, vi } from 'vitest';
import { compose } from '../../../test/gateway/compose.ts';
import { plannable, settled } from '../settled.ts';
import { boundedPlanner } from './planner.ts';
import { planning } from './planning.ts';
import { PlanningThread } from './planning-thread.ts';

const federation = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.6",
  import: ["@key", "@external", "@requires", "@interfaceObject"])`;
const supergraphSdl = compose({
  catalogue: `${federation}
    type Query { product(id: ID!): Product }
    type Product @key(fields: "id") { id: ID! sku: String! price: Int alike: [Product] }`,
  shipping: `${federation}
    type Product @key(fields: "id") { id: ID! price: Int @external freight: Int @requires(fields: "price") }`,
});
const supergraph = Supergraph.build(supergraphSdl);
const products = (count: number) =>
  `{ ${Array.from({ length: count }, (_, i) => `p${i}: product(id: "1") { id alike { sku freight } }`).join(' ')} }`;

test('few fields are planned at once', () => {
  const plan = planning(supergraph, supergraphSdl)(parse(products(3)), 'owner');
  expect(plan).toMatchObject({ kind: 'QueryPlan' });
});

test('many fields are planned on a thread, as they would be here', async () => {
  const text = products(40);
  const plan = planning(supergraph, supergraphSdl)(parse(text), 'owner');
  expect(plan).toBeInstanceOf(Promise);
  const here = boundedPlanner(supergraph)(operationFromDocument(supergraph.apiSchema(), parse(text)));
  expect(JSON.stringify(await plan)).toBe(JSON.stringify(here));
});

test('an object of which conditions leave nothing asked is planned on a thread as well', async () => {
  const text = products(40).replace('sku freight', 'sku @include(if: false) freight @skip(if: true)');
  const document = settled(parse(text), {});
  const plan = await planning(supergraph, supergraphSdl)(document, 'owner');
  const here = boundedPlanner(supergraph)(operationFromDocument(supergraph.apiSchema(), plannable(document)));
  expect(JSON.stringify(plan)).toBe(JSON.stringify(here));
});

test('many operations in a short time are planned on a thread', async () => {
  const makePlan = planning(supergraph, supergraphSdl);
  const plans = Array.from({ length: 148 }, (_, turn) =>
    makePlan(parse(products(3).replace('{', `query Q${turn} {`)), 'owner'),
  );
  const onThread = plans.filter((plan): plan is Promise<QueryPlan> => plan instanceof Promise);
  expect(plans[0]).not.toBeInstanceOf(Promise);
  expect(onThread.length).toBeGreaterThan(0);
  expect((await Promise.all(onThread)).map(({ kind }) => kind)).toEqual(onThread.map(() => 'QueryPlan'));
});

const one = '{ product(id: "1") { id } }';

test('more plans than may wait are refused, and the others are made', async () => {
  const thread = new PlanningThread();
  const plans = ['a', 'b', 'c'].flatMap((owner) =>
    Array.from({ length: 27 }, () => thread.plan(supergraphSdl, one, owner)),
  );
  const settled = await Promise.allSettled(plans);
  const refused = settled.map((plan) => (plan.status === 'rejected' ? plan.reason.extensions.code : null));
  const ofOne = [...Array(25).fill(null), ...Array(2).fill('TOO_MANY_PLANS')];
  expect(refused).toEqual([...ofOne, ...ofOne, ...Array(27).fill('TOO_MANY_PLANS')]);
});

test('a thread that ends fails what waits for it, and another takes its place', async () => {
  const thread = new PlanningThread();
  await expect(thread.plan('no supergraph', one, 'owner')).rejects.not.toBeInstanceOf(GraphQLError);
  await vi.waitFor(() => expect(thread.isRunning).toBe(false));
  expect((await thread.plan(supergraphSdl, one, 'owner')).kind).toBe('QueryPlan');
});

test('what cannot be planned is told as it would be here', async () => {
  await expect(new PlanningThread().plan(supergraphSdl, '{ nothing }', 'owner')).rejects.toThrow('nothing');
});

test('one thread plans by each supergraph that it is asked about', async () => {
  const thread = new PlanningThread();
  const others = [1, 2].map((turn) => `${supergraphSdl}\n# ${turn}`);
  for (const sdl of [supergraphSdl, ...others, supergraphSdl, ...others])
    expect((await thread.plan(sdl, one, 'owner')).kind).toBe('QueryPlan');
});

test('what is refused on the thread is refused as it would be here', async () => {
  const customs = (name: string, unit: string) => `${federation}
    type Product @key(fields: "id") {
      id: ID! worth(in: String): Int @external ${name}: Int @requires(fields: "worth(in: \\"${unit}\\")")
    }`;
  const sdl = compose({
    catalogue: `${federation}
      type Query { product: Product }
      type Product @key(fields: "id") { id: ID! worth(in: String): Int }`,
    customs: customs('duty', 'USD'),
    taxes: customs('tax', 'EUR'),
  });
  const plan = new PlanningThread().plan(sdl, '{ product { duty tax } }', 'owner');
  await expect(plan).rejects.toMatchObject({
    message: 'Product.duty and Product.tax require Product.worth with different arguments: ask for them apart',
    extensions: { code: 'OPERATION_NOT_PLANNABLE', http: { status: 400 } },
  });
});

describe('over a supergraph with an interface that some know as one object', () => {
  const withInterfaceObject = compose({
    catalogue: `${federation}
      type Query { media: Media }
      interface Media @key(fields: "id") { id: ID! title: String }
      type Book implements Media @key(fields: "id") { id: ID! title: String }`,
    reviews: `${federation}
      type Query { best: Media }
      type Media @interfaceObject @key(fields: "id") { id: ID! }`,
    insight: `${federation}
      type Media @interfaceObject @key(fields: "id") {
        id: ID! title: String @external demand: Int @requires(fields: "title")
      }`,
  });

  test('what the planner never makes an end of is refused after a while, and others are planned before and after', async () => {
    const makePlan = planning(Supergraph.build(withInterfaceObject), withInterfaceObject);
    const plans = ['{ best { title demand } }', '{ best { ... on Book { demand } } }', '{ best { demand } }'];
    const made = plans.map((text) => makePlan(parse(text), 'owner'));
    const [before, endless, after] = await Promise.allSettled(made);
    expect([before, after]).toMatchObject(Array(2).fill({ status: 'fulfilled', value: { kind: 'QueryPlan' } }));
    expect(endless).toMatchObject({ status: 'rejected', reason: { extensions: { code: 'OPERATION_TOO_COMPLEX' } } });
  });
});
