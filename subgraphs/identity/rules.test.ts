import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { defaultRules } from './resolution/engine/rules.ts';
import type { PartyRecord } from './resolution/record.ts';
import { parseRules } from './settings/rules-file.ts';
import { disposable } from './store/contract/customers.ts';
import { partition, person, take, upserted } from './store/contract/fixture.ts';
import { openEmbeddedStore } from './store/embedded.ts';

const directory = mkdtempSync(join(tmpdir(), 'identity-rules-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

let opened = 0;

/** Which records are one customer under these rules, as a file has them. */
async function customersUnder(rules: object, records: readonly PartyRecord[]): Promise<string[][]> {
  opened += 1;
  await using store = disposable(await openEmbeddedStore(join(directory, `${opened}.db`)));
  const chosen = { ...defaultRules, ...parseRules(JSON.stringify(rules)) };
  await take(store, records.map(upserted), { rules: chosen });
  return await partition(store);
}

const jane = { name: 'Jane Doe', emails: ['jane.doe@x.io'], birthDate: '1980-02-03' };
const [atSales, atBilling, atSupport] = ['sales:lead:1', 'billing:account:1', 'support:requester:1'];
const oneEach = [atSales, atBilling, atSupport].map((key) => person(key, jane));

describe('rules from a file', () => {
  it('that say nothing link as ever', async () => {
    expect(await customersUnder({}, oneEach)).toEqual([[atBilling, atSales, atSupport]]);
  });

  it('raise or lower the bar between two departments, and between no others', async () => {
    const bar = (mergeBar: number) => ({ departmentBars: [{ departments: ['billing', 'sales'], mergeBar }] });
    expect(await customersUnder(bar(30), oneEach.slice(0, 2))).toEqual([[atBilling], [atSales]]);
    expect(await customersUnder(bar(30), oneEach.slice(1))).toEqual([[atBilling, atSupport]]);

    const weak = { name: 'Jane Doe', phones: ['+49 30 901820'] };
    const weakly = [atSales, atBilling, atSupport].map((key) => person(key, weak));
    const high = { mergeBar: 11 };
    expect(await customersUnder(high, weakly)).toEqual([[atBilling], [atSales], [atSupport]]);
    expect(await customersUnder({ ...high, ...bar(-2) }, weakly)).toEqual([[atBilling, atSales], [atSupport]]);
  });

  it('say how many ids of a system one customer may have', async () => {
    const twice = ['billing:account:1', 'billing:account:2'].map((key) => person(key, jane));
    const once = { identifierLimits: [{ identifier: 'externalId:billing', most: 1 }] };
    expect(await customersUnder({}, twice)).toEqual([['billing:account:1', 'billing:account:2']]);
    expect(await customersUnder(once, twice)).toEqual([['billing:account:1'], ['billing:account:2']]);
  });

  it('take from a value what it says about its holders', async () => {
    const email = { emails: ['front-desk@x.io'] };
    const [one, other] = [person(atSales, { ...email, name: 'J. Doe' }), person(atSupport, email)];
    const blocked = { blockedValues: [{ identifier: 'email', pattern: '^front-desk@' }] };
    expect(await customersUnder({}, [one, other])).toEqual([[atSales, atSupport]]);
    expect(await customersUnder(blocked, [one, other])).toEqual([[atSales], [atSupport]]);
  });
});
