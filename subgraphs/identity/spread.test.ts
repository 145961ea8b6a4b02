import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { RecordChange } from './resolution/changes.ts';
import { disposable } from './store/contract/customers.ts';
import { customerOf, partition, person, take, upserted } from './store/contract/fixture.ts';
import { openEmbeddedStore } from './store/embedded.ts';

const directory = mkdtempSync(join(tmpdir(), 'identity-spread-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const strangers = `Bruno Keller,Chiara Rossi,David Okafor,Elif Yilmaz,Farid Haddad,Greta Thoms,Hugo Marchetti,
  Ingrid Solberg,Jamal Washington,Keiko Tanaka,Lars Pettersen,Mona Abadi,Nils Quist,Olga Ivanova,Pedro Vargas,Quentin Dubois,
  Rosa Jimenez,Sven Eklund,Tariq Zaman,Uma Chandra,Viktor Novak,Wanda Kowalska,Xavier Moreau,Yusuf Demir,Zoe Papadakis,
  Arne Lindqvist,Beate Sommer,Cyril Fontaine,Dora Horvath`
  .split(',')
  .map((name) => name.trim());

describe.each(['info@x.example', 'greenhouse@x.example'])('an email that more and more people give: %s', (email) => {
  it('joins no two of them, and falls in power step by step, up to 30 of them and back', async () => {
    await using store = disposable(await openEmbeddedStore(join(directory, `${email}.db`)));
    const ada = { name: 'Ada Lovelace', emails: [email] };
    const pair = [person('support:requester:ada', ada), person('billing:account:ada', ada)];
    const others = strangers.map((name, n) => person(`support:requester:${10 + n}`, { name, emails: [email] }));
    /** What the pair that is one weighs after the change, beside so many customers of one record each. */
    const weightAfter = async (changes: RecordChange[], alone: number): Promise<number> => {
      await take(store, changes);
      const groups = await partition(store);
      expect(groups.filter(({ length }) => length === 1)).toHaveLength(alone);
      expect(groups).toContainEqual(pair.map(({ key }) => key).sort());
      const id = await customerOf(store, 'billing:account:ada');
      const [links = []] = await store.linksOfCustomers([id ?? ''], 2);
      return links[0]?.weight ?? 0;
    };
    const rising = [await weightAfter(pair.map(upserted), 0)];
    for (const [n, record] of others.entries()) rising.push(await weightAfter([upserted(record)], n + 1));

    const falls = rising.slice(1).map((weight, n) => (rising[n] ?? 0) - weight);
    const wholeFall = (rising[0] ?? 0) - (rising.at(-1) ?? 0);
    expect(wholeFall).toBeGreaterThan(2000);
    for (const fall of falls) {
      expect(fall).toBeGreaterThanOrEqual(0);
      expect(fall).toBeLessThan(wholeFall / 4);
    }
    const back: number[] = [];
    for (const [n, { key }] of others.toReversed().entries())
      back.push(await weightAfter([{ type: 'deleted', key }], others.length - n - 1));
    expect(back).toEqual(rising.slice(0, -1).reverse());
  });
});
