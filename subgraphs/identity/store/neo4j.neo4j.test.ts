import neo4j from 'neo4j-driver';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { freshNeo4j, neo4jOfThisRun } from '../../../test/engines/databases.ts';
import { openTcpProxy } from '../../../test/engines/tcp-proxy.ts';
import { Resolver } from '../linking/resolver.ts';
import { answeredProposal, answers } from './contract/answered-before.ts';
import { disposable } from './contract/customers.ts';
import { newCustomer, newRecord, writeEffects } from './contract/effects-fixture.ts';
import { saidByTheDeleted, takeAndDelete } from './contract/erased.ts';
import { partition, person, take, upserted } from './contract/fixture.ts';
import { expectMended, leftBehind, mergedCustomers } from './contract/left-behind.ts';
import { identityStoreContract } from './contract.ts';
import { connect, type Neo4jAddress } from './neo4j/connection.ts';
import { openNeo4jStore } from './neo4j.ts';

/** A server that has just started compiles every query once, which takes seconds where the machine is busy. */
const timeout = 120_000;

describe.skipIf(!neo4jOfThisRun())('with a Neo4j server', { timeout }, () => {
  let server: Neo4jAddress;

  beforeAll(async () => {
    server = await freshNeo4j();
    const store = await openNeo4jStore(server);
    await store.close();
  }, timeout);

  /** Constraints, indexes and what is known of migrations stay: making them again takes longer than most cases. */
  const removeNodes = async (): Promise<void> => {
    const connection = connect(server);
    await connection.write(async (run) => {
      await run('MATCH (node) WHERE NOT node:Migration DETACH DELETE node');
      await run("CREATE (:Resolver {name: 'identity', sequence: 0, turns: 0}), (:Stamp {sequence: 0, number: 0})");
    });
    await connection.close();
  };

  /** By a driver that leaves integers what they are. */
  const query = async (cypher: string, parameters: object = {}): Promise<Record<string, unknown>[]> => {
    await using driver = neo4j.driver(server.uri, neo4j.auth.basic(server.user, server.password));
    const { records } = await driver.executeQuery(cypher, parameters);
    return records.map((record) => record.toObject());
  };

  const backUp = async (): Promise<() => Promise<void>> => {
    const nodes = await query(
      'MATCH (node) WHERE NOT node:Migration RETURN elementId(node) AS id, labels(node) AS labels, properties(node) AS properties',
    );
    const relationships = await query(
      `MATCH (start)-[between]->(end)
       RETURN elementId(start) AS start, elementId(end) AS end, type(between) AS type, properties(between) AS properties`,
    );
    return async () => {
      await query('MATCH (node) WHERE NOT node:Migration DETACH DELETE node');
      await query('UNWIND $nodes AS row CREATE (node:$(row.labels)) SET node = row.properties, node.was = row.id', {
        nodes,
      });
      await query(
        `UNWIND $relationships AS row MATCH (start {was: row.start}) MATCH (end {was: row.end})
         CREATE (start)-[between:$(row.type)]->(end) SET between = row.properties`,
        { relationships },
      );
      await query('MATCH (node) REMOVE node.was');
    };
  };

  identityStoreContract({
    name: 'the Neo4j identity store',
    open: async () => {
      await removeNodes();
      return openNeo4jStore(server);
    },
    reopen: () => openNeo4jStore(server),
    backUp,
    histories: 8,
  });

  test('a server that has just started has planned what requests read by the time that it is ready', async () => {
    const forgetPlans = async (): Promise<unknown> => (await query('CALL db.clearQueryCaches()'))[0]?.value;
    await using store = disposable(await openNeo4jStore(server));
    await using another = disposable(await openNeo4jStore(server));
    await forgetPlans();
    await store.ready();
    const identifiers = ['email:anna@example.com', 'email:anna.b@example.com'];
    const asked = [
      { words: ['anna', 'berg'], identifiers: [] },
      { words: [], identifiers },
    ];
    for (const search of [...asked, ...asked.map((each) => ({ ...each, wholeWords: true }))]) {
      await store.customers({ search, sort: 'name', direction: 'asc', limit: 20 });
      await store.countCustomers({ search });
    }
    await store.customersById(['c_anna']);
    await store.customersByRecord(['sales:account:1']);
    await store.customersByIdentifier(identifiers, 2);
    const planned = await forgetPlans();

    await another.ready();
    expect(await forgetPlans()).toEqual(planned);
  });

  test('whether it is ready is asked in one transaction, which waits once among those of requests', async () => {
    let sent = '';
    await using proxy = await openTcpProxy(new URL(server.uri), (bytes) => {
      sent += bytes.toString('latin1');
      return false;
    });
    await using store = disposable(await openNeo4jStore({ ...server, uri: `bolt://127.0.0.1:${proxy.port}` }));
    sent = '';
    await store.ready();
    expect(sent.match(/tx_metadata/g)).toHaveLength(1);
  });

  test('a graph that is emptied while a resolver runs is made and filled anew, under the same key for pseudonyms', async () => {
    await removeNodes();
    await using store = disposable(await openNeo4jStore(server));
    const resolver = new Resolver(store);
    const batch = { department: 'a', after: 0, last: 1, changes: [upserted(person('a:contact:1'))] };
    await resolver.take(batch);
    await query('MATCH (node) DETACH DELETE node');
    expect(await resolver.take(batch)).toEqual({ applied: true, position: 1 });
    expect(await partition(store)).toEqual([['a:contact:1']]);
    await using reopened = disposable(await openNeo4jStore(server));
    expect(reopened.pseudonymKey).toBe(store.pseudonymKey);
  });

  test('of records that departments deleted, no value is left anywhere in the graph', async () => {
    await removeNodes();
    await using store = disposable(await openNeo4jStore(server));
    await takeAndDelete(store);
    const nodes = await query('MATCH (node) RETURN labels(node) AS is, properties(node) AS has');
    const relationships = await query('MATCH ()-[between]->() RETURN type(between) AS is, properties(between) AS has');
    const left = [...nodes, ...relationships].map((each) => JSON.stringify(each, whole));
    expect(left.filter((each) => saidByTheDeleted.test(each))).toEqual([]);
    expect(left.filter((each) => each.includes('Jane Fairfax'))).not.toEqual([]);
  });

  test('a graph that newer software has migrated is refused, in words that say what to do', async () => {
    await query("CREATE (:Migration {name: '099-from-the-future.cypher'})");
    onTestFinished(async () => {
      await query("MATCH (migration:Migration) WHERE migration.name STARTS WITH '099-' DELETE migration");
    });
    await expect(openNeo4jStore(server)).rejects.toThrow(
      'the identity graph in Neo4j was written by a newer version of this software, which knows 099-from-the-future.cypher: ' +
        'start that version, or put a backup from before it in its place',
    );
  });

  test('a graph is opened by all who start at the same time, of whom each finds an index missing', async () => {
    await query('DROP INDEX version_by_record');
    await query("MATCH (migration:Migration) WHERE migration.name STARTS WITH '009-' DELETE migration");
    const opened = await Promise.allSettled([1, 2, 3, 4].map(() => openNeo4jStore(server)));
    for (const each of opened) if (each.status === 'fulfilled') await each.value.close();
    expect(opened.filter(({ status }) => status === 'rejected')).toEqual([]);
  });

  test('a write that finds what it is about no more fails, and leaves nothing behind', async () => {
    await removeNodes();
    await using store = disposable(await openNeo4jStore(server));
    await writeEffects(store, { customers: [newCustomer('c_1', 1)], sequence: 1 });
    const record = newRecord(person('a:contact:1'), 'c_gone', 2);
    const writing = writeEffects(store, { customers: [newCustomer('c_2', 2)], records: [record], sequence: 3 });
    await expect(writing).rejects.toThrow('of 1 changes, 0 found their place');
    expect(await store.customersById(['c_1', 'c_2'])).toEqual([expect.objectContaining({ id: 'c_1' }), null]);
  });

  test('what stewards had put off and rejected before an upgrade is their answer after it', async () => {
    for (const answer of answers) {
      await removeNodes();
      const store = await openNeo4jStore(server);
      const answered = await answeredProposal(store, answer);
      await store.close();
      await query('MATCH (proposal:Proposal) REMOVE proposal.answer');
      await query("MATCH (migration:Migration) WHERE migration.name STARTS WITH '014-' DELETE migration");

      await using upgraded = disposable(await openNeo4jStore(server));
      expect(await upgraded.proposalsById([answered.id])).toEqual([answered]);
    }
  });

  test('a word of a name that no record was called by any more is gone after an upgrade, others are not', async () => {
    await removeNodes();
    const store = await openNeo4jStore(server);
    await take(store, [upserted(person('a:contact:1', { name: 'Jane Fairfax' }))]);
    await store.close();
    await query("CREATE (:Word {text: 'zebulon'})");
    await query("MATCH (migration:Migration) WHERE migration.name STARTS WITH '015-' DELETE migration");

    await using upgraded = disposable(await openNeo4jStore(server));
    expect(await partition(upgraded)).toEqual([['a:contact:1']]);
    expect(await query('MATCH (word:Word) RETURN word.text AS text ORDER BY text')).toEqual([
      { text: 'fairfax' },
      { text: 'jane' },
    ]);
  });

  test('a record that was left with a customer that ended is the survivor’s after an upgrade', async () => {
    await removeNodes();
    const store = await openNeo4jStore(server);
    const { former, survivor } = await mergedCustomers(store);
    const connection = connect(server);
    await connection.write(async (run) => {
      await run(
        `MATCH (record:Record {key: $leftBehind})-[belongs:BELONGS_TO]->(), (former:Customer {id: $former}), (survivor:Customer {id: $survivor})
         DELETE belongs CREATE (record)-[:BELONGS_TO]->(former) SET survivor.records = 1`,
        { leftBehind, former, survivor },
      );
      await run("MATCH (migration:Migration) WHERE migration.name STARTS WITH '011-' DELETE migration");
    });
    await store.close();

    const upgraded = await openNeo4jStore(server);
    await expectMended(upgraded, survivor);
    const [customer] = await connection.read(
      'MATCH (customer:Customer {id: $survivor}) RETURN customer.records AS records',
      {
        survivor,
      },
    );
    expect(customer).toEqual({ records: 2 });
    await upgraded.close();
    await connection.close();
  });
});

/** Integers of the driver are no numbers that JSON knows. */
function whole(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? `${value}` : value;
}
