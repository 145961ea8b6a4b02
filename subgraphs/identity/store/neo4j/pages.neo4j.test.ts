import neo4j, { type Driver, type ProfiledPlan } from 'neo4j-driver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshNeo4j, neo4jOfThisRun } from '../../../../test/engines/databases.ts';
import { openNeo4jStore } from '../neo4j.ts';
import type { Run } from './connection.ts';
import { decisionPage } from './decisions.ts';
import { eventLog } from './event-log.ts';
import { customerPage } from './lists.ts';
import { heldMatchPage, proposalPage } from './questions.ts';

const timeout = 120_000;
const many = 2000;
const limit = 10;

describe.skipIf(!neo4jOfThisRun())('of a graph with many customers in Neo4j', { timeout }, () => {
  let driver: Driver;

  beforeAll(async () => {
    const server = await freshNeo4j();
    await (await openNeo4jStore(server)).close();
    driver = neo4j.driver(server.uri, neo4j.auth.basic(server.user, server.password), {
      disableLosslessIntegers: true,
    });
    const create = `UNWIND range(1, $many) AS number
      CREATE (customer:Customer {id: 'c_' + number, ordinal: number, kind: 'PERSON', name: 'N', version: 1,
        sortName: 'name ' + number % 100, createdAt: number, updatedAt: number})
      CREATE (low:Record {key: 'a:contact:' + number})-[:BELONGS_TO]->(customer)
      CREATE (low)-[:HELD {hold: 'TWINS', weight: number % 100}]->(high:Record {key: 'b:contact:' + number})
      CREATE (high)-[:BELONGS_TO]->(customer)
      CREATE (:Event {sequence: number, type: 'CUSTOMER_CREATED', at: number, actor: 'resolver', recordKeys: [],
        customerId: 'c_' + number})
      CREATE (:Decision {id: 'd_' + number, event: number, low: 'a', high: 'b'})
      CREATE (proposal:Proposal {id: 'p_' + number, status: 'OPEN', weight: number % 100, createdAt: number, revision: 1})
      CREATE (low)<-[:PAIRS {side: 'low'}]-(proposal)-[:PAIRS {side: 'high'}]->(high)`;
    await driver.executeQuery(create, { many: neo4j.int(many) });
    await driver.executeQuery('CALL db.prepareForReplanning()');
  }, timeout);

  afterAll(() => driver?.close());

  /** Runs queries and counts what the server looks at for them. */
  const counting = (): { run: Run; looks: () => number } => {
    let looks = 0;
    const run = async <Row>(cypher: string, parameters: Record<string, unknown> = {}): Promise<Row[]> => {
      const { records, summary } = await driver.executeQuery(`PROFILE ${cypher}`, parameters);
      if (summary.profile) looks += looksOf(summary.profile);
      return records.map((record) => record.toObject() as Row);
    };
    return { run, looks: () => looks };
  };

  test.each([
    ['name', 'asc', { sortKey: 'name 50', id: 'c_950' }],
    ['name', 'desc', { sortKey: 'name 50', id: 'c_950' }],
    ['createdAt', 'asc', { sortKey: 950, id: 'c_950' }],
    ['updatedAt', 'desc', { sortKey: 950, id: 'c_950' }],
  ] as const)('a page of the list by %s, %s, is read without the rest of the list', async (sort, direction, after) => {
    const { run, looks } = counting();
    expect(await customerPage(run, { sort, direction, limit })).toHaveLength(limit);
    expect(await customerPage(run, { sort, direction, limit, after })).toHaveLength(limit);
    expect(looks()).toBeLessThan(many);
  });

  test.each([{}, { standing: true }])(
    'a page of the decisions of %j is read without the rest of them',
    async (filter) => {
      const { run, looks } = counting();
      expect(await decisionPage(run, { ...filter, limit })).toHaveLength(limit);
      expect(await decisionPage(run, { ...filter, limit, after: { event: 950, id: 'd_950' } })).toHaveLength(limit);
      expect(looks()).toBeLessThan(many);
    },
  );

  test.each([
    ['weight', 'desc'],
    ['weight', 'asc'],
    ['createdAt', 'desc'],
  ] as const)('a page of open proposals by %s, %s, is read without the rest of them', async (sort, direction) => {
    const { run, looks } = counting();
    expect(await proposalPage(run, { sort, direction, limit })).toHaveLength(limit);
    const after = { sortKey: 50, id: 'p_950' };
    expect(await proposalPage(run, { sort, direction, limit, after })).toHaveLength(limit);
    expect(looks()).toBeLessThan(many);
  });

  test('a page of pairs that were held apart is read without the rest of them', async () => {
    const { run, looks } = counting();
    expect(await heldMatchPage(run, { hold: 'TWINS', limit })).toHaveLength(limit);
    const after = { weight: 50, low: 'a:contact:950', high: 'b:contact:950' };
    expect(await heldMatchPage(run, { hold: 'TWINS', limit, after })).toHaveLength(limit);
    expect(looks()).toBeLessThan(many);
  });

  test('a page of the history is read without what came after it', async () => {
    const { run, looks } = counting();
    expect((await eventLog(run, { after: 3, limit })).map(({ sequence }) => sequence)).toEqual([
      4, 5, 6, 7, 8, 9, 10, 11, 12, 13,
    ]);
    expect(looks()).toBeLessThan(many);
  });
});

function looksOf({ dbHits, children }: ProfiledPlan): number {
  return children.reduce((sum, child) => sum + looksOf(child), Number(dbHits));
}
