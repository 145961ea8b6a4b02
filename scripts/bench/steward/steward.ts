import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { deskOf } from '../../../subgraphs/identity/linking/desk.ts';
import { Resolver } from '../../../subgraphs/identity/linking/resolver.ts';
import type { RecordChange } from '../../../subgraphs/identity/resolution/changes.ts';
import { defaultRules } from '../../../subgraphs/identity/resolution/engine/rules.ts';
import { randomNumbers } from '../../../subgraphs/identity/resolution/model/chance.ts';
import { openEmbeddedStore } from '../../../subgraphs/identity/store/embedded.ts';
import { openNeo4jStore } from '../../../subgraphs/identity/store/neo4j.ts';
import { startIdentity } from '../../../subgraphs/identity/subgraph.ts';
import { personalDataScope, stewardScope } from '../../../subgraphs/kit/caller.ts';
import { learnModel } from '../identity/learning.ts';
import { percentiles } from '../identity/percentiles.ts';
import { crowd } from './crowd.ts';
import { explain, graphOf, type Mutation, mutationOf, mutations, proposalsPage } from './operations.ts';

const neo4j = z.object({ uri: z.string(), user: z.string(), password: z.string() });
const {
  world,
  store: config,
  records,
  batch,
  times,
  learnFrom,
} = z
  .object({
    world: z.string(),
    store: z.union([z.object({ databasePath: z.string() }), z.object({ neo4j })]),
    records: z.number().int(),
    /** Records taken in at once while the graph is loaded. */
    batch: z.number().int(),
    /** How often each operation is asked. */
    times: z.number().int(),
    learnFrom: z.number().int(),
  })
  .parse(JSON.parse(process.argv[2] ?? ''));

/** What one process measures; the process that started it reads it as a line of JSON. */
const { model } = await learnModel(world, records, learnFrom);
const rules = { ...defaultRules, model };
const store =
  'neo4j' in config
    ? await openNeo4jStore(config.neo4j)
    : await openEmbeddedStore(config.databasePath, { writesOnThread: true });
const resolver = new Resolver(store, { rules });
const keys: string[] = [];
const crowded = crowd();
/** What was done and not yet taken back. */
const deeds: string[] = [];
await load();
const subgraph = await startIdentity({ ...config, rules, desk: deskOf(resolver) });
const caller = { subject: 'bench', scopes: new Set([stewardScope, personalDataScope]) };
const random = randomNumbers(7);
const figures: { what: string; p50: number; p95: number; p99: number; nodes?: number }[] = [];

await measure('explainLink, one customer', async () => {
  const [a = '', b = ''] = (await customerOf(2)).records;
  return () => ask(explain(a, b));
});
await measure('explainLink, two of anybody', async () => {
  const [one, other] = [await customerOf(1), await customerOf(1)];
  return () => ask(explain(one.records[0] ?? '', other.records[0] ?? ''));
});
await measure('a page of 20 proposals', async () => () => ask(proposalsPage));
for (const nodes of [100, 500]) {
  const seen: number[] = [];
  const figure = await measure(`graph of ${nodes} nodes`, async () => {
    const key = crowded[Math.floor(random() * crowded.length)]?.key ?? '';
    const [customer] = await store.customersByRecord([key]);
    const id = customer?.id ?? '';
    return async () => {
      const { data } = await ask(graphOf(id, nodes));
      seen.push((data.customer as { graph: { nodes: unknown[] } }).graph.nodes.length);
    };
  });
  figure.nodes = percentiles(seen).p50;
}
for (const mutation of mutations) {
  for (const preview of [true, false])
    await measure(`${mutation}${preview ? ', preview' : ''}`, async () => {
      await takeBack();
      const text = await prepared(mutation, preview);
      return async () => {
        const { data } = await ask(text);
        const answer = data[mutation] as { __typename: string; event: { id: string } | null };
        if (answer.__typename !== 'Stewarded') throw new Error(`${mutation} answered ${JSON.stringify(data)}`);
        if (answer.event) deeds.push(answer.event.id);
      };
    });
}
await subgraph.close();
await store.close();
console.log(JSON.stringify(figures));

/** Each time something new is prepared, which is not measured. */
async function measure(
  what: string,
  prepare: () => Promise<() => Promise<unknown>>,
): Promise<(typeof figures)[number]> {
  const latencies: number[] = [];
  for (let n = 0; n < times; n++) {
    const act = await prepare();
    const began = performance.now();
    await act();
    latencies.push(performance.now() - began);
  }
  const figure = { what, ...percentiles(latencies) };
  figures.push(figure);
  return figure;
}

async function ask(query: string): Promise<{ data: Record<string, unknown> }> {
  const { data, errors } = await subgraph.execute({ query, caller, requestId: 'bench' });
  if (!data || errors) throw new Error(JSON.stringify(errors));
  return { data };
}

/** A customer picked at random who has so many records or more. */
async function customerOf(least: number): Promise<{ id: string; records: string[] }> {
  for (;;) {
    const key = keys[Math.floor(random() * keys.length)] ?? '';
    const [customer] = await store.customersByRecord([key]);
    if (customer && customer.recordKeys.length >= least) return { id: customer.id, records: customer.recordKeys };
  }
}

/** The text of a mutation about something that it can be done to. */
async function prepared(mutation: Mutation, preview: boolean): Promise<string> {
  const one = await customerOf(2);
  let other = await customerOf(2);
  while (other.id === one.id) other = await customerOf(2);
  if (mutation === 'linkRecords') return mutationOf(mutation, { a: one.records[0], b: other.records[0] }, preview);
  if (mutation === 'mergeCustomers') return mutationOf(mutation, { customerIds: [one.id, other.id] }, preview);
  if (mutation === 'unlinkRecord') return mutationOf(mutation, { recordId: one.records[0] }, preview);
  if (mutation === 'splitCustomer')
    return mutationOf(mutation, { customerId: one.id, recordIds: one.records.slice(1) }, preview);
  if (mutation === 'undo') {
    const eventId = await deed('linkRecords', { a: one.records[0], b: other.records[0] });
    return mutationOf(mutation, { eventId }, preview);
  }
  const open = await store.proposals({ limit: 100 });
  const proposal = open[Math.floor(random() * open.length)];
  if (!proposal) throw new Error('nothing is proposed');
  const given = { proposalId: proposal.id };
  if (mutation === 'reopenProposal') await deed('deferProposal', given);
  const more =
    mutation === 'rejectProposal'
      ? { neverLink: true }
      : mutation === 'assignProposal'
        ? { assignee: `${random()}` }
        : {};
  return mutationOf(mutation, { ...given, ...more }, preview);
}

async function deed(mutation: Mutation, given: object): Promise<string> {
  const { data } = await ask(mutationOf(mutation, given, false));
  const { id } = (data[mutation] as { event: { id: string } }).event;
  deeds.push(id);
  return id;
}

/** So that each operation finds the graph as it was, and something to do. */
async function takeBack(): Promise<void> {
  for (const eventId of deeds.toReversed()) await ask(mutationOf('undo', { eventId }, false));
  deeds.length = 0;
}

async function load(): Promise<void> {
  let [position, changes]: [number, RecordChange[]] = [0, []];
  const take = async (): Promise<void> => {
    await resolver.take({ department: 'bench', after: position, last: position + changes.length, changes });
    position += changes.length;
    changes = [];
  };
  for await (const line of createInterface({ input: createReadStream(world), crlfDelay: Number.POSITIVE_INFINITY })) {
    const { record } = JSON.parse(line);
    keys.push(record.key);
    changes.push({ type: 'upserted', record });
    if (changes.length === batch) await take();
  }
  changes.push(...crowded.map((record): RecordChange => ({ type: 'upserted', record })));
  await take();
}
