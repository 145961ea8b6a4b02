import { expect, it } from 'vitest';
import type { PartyRecord } from '../../resolution/record.ts';
import type { IdentityStore } from '../identity-store.ts';
import { disposable } from './customers.ts';
import { customerOf, partition, person, take, upserted } from './fixture.ts';
import { graph } from './graph.ts';
import { stewardsIn } from './stewards.ts';

const ada = { name: 'Ada Okafor', emails: ['ada@okafor.example'], phones: ['+44 20 7946 0301'] };
/** A shop that writes a guest down anew with each order. */
const guests = Array.from({ length: 260 }, (_, n) => person(`billing:account:g${1000 + n}`, ada));
const inSales = person('sales:contact:1', ada);
const keysOf = (records: readonly PartyRecord[]): string[] => records.map(({ key }) => key).sort();

/** What a source writes down again and again of one party. */
export function repeatCases(open: () => Promise<IdentityStore>): void {
  const { opened, done } = stewardsIn(open);

  it('a party that a source wrote down more often than a key may be shared is one customer, however it came and after a start', async () => {
    await using store = disposable(await open());
    const shuffled = guests.toSorted((a, b) =>
      (Number(a.sourceId.slice(1)) * 7) % 101 < (Number(b.sourceId.slice(1)) * 7) % 101 ? -1 : 1,
    );
    await take(store, shuffled.slice(0, 40).map(upserted));
    await take(store, [upserted(inSales)]);
    await take(store, shuffled.slice(40, 230).map(upserted), {});
    await take(store, shuffled.slice(230).map(upserted), { recordsPerPart: 3 });
    expect(await partition(store)).toEqual([keysOf([...guests, inSales])]);

    await using fresh = await opened(inSales, ...guests);
    expect(await graph(store)).toEqual(await graph(fresh));
    const linked = (await graph(store)).matches.length;
    expect(linked).toBeLessThan(2 * guests.length);

    // The one that the others repeat goes, and then most of them.
    const gone = keysOf(guests).slice(0, 1);
    await take(
      store,
      gone.map((key) => ({ type: 'deleted', key })),
      {},
    );
    expect(await partition(store)).toEqual([keysOf([...guests, inSales]).filter((key) => !gone.includes(key))]);
    const most = keysOf(guests).slice(1, 258);
    await take(
      store,
      most.map((key) => ({ type: 'deleted', key })),
    );
    await using few = await opened(inSales, ...guests.slice(258));
    expect(await graph(store)).toEqual(await graph(few));
  });

  it('a record among many that say the same is parted by a steward, and stays so whatever else comes', async () => {
    await using store = await opened(inSales, ...guests.slice(0, 20));
    const [parted = '', customerId] = [keysOf(guests)[15], await customerOf(store, inSales.key)];
    await done(store, { type: 'splitCustomer', customerId: customerId ?? '', recordIds: [parted] });
    const rest = keysOf([...guests.slice(0, 20), inSales]).filter((key) => key !== parted);
    expect(await partition(store)).toEqual([rest, [parted]].sort());
    await take(store, [upserted(person('billing:account:a', ada)), upserted(person('billing:account:z', ada))], {});
    expect(await customerOf(store, parted)).not.toBe(await customerOf(store, inSales.key));
    expect(await customerOf(store, 'billing:account:a')).toBe(await customerOf(store, inSales.key));
    expect(await customerOf(store, 'billing:account:z')).toBe(await customerOf(store, inSales.key));
  });

  it('a record that is unlinked from more that say the same than a key may be shared by leaves those together, and undoing brings it back', async () => {
    await using store = await opened(inSales, ...guests);
    const whole = await graph(store);
    const [parted = '', ...rest] = [keysOf(guests)[150], ...keysOf([...guests, inSales])];
    const { event } = await done(store, { type: 'unlinkRecord', recordId: parted });
    expect(await partition(store)).toEqual([rest.filter((key) => key !== parted), [parted]].sort());
    await take(store, [upserted(person('billing:account:z', ada))], {});
    expect(await customerOf(store, 'billing:account:z')).toBe(await customerOf(store, inSales.key));
    await done(store, { type: 'undo', eventId: event?.sequence ?? 0 });
    await take(store, [{ type: 'deleted', key: 'billing:account:z' }], {});
    expect(await partition(store)).toEqual([rest]);
    expect((await graph(store)).matches).toEqual(whole.matches);
  });

  it('who hung together with a record is told of as well when another record steps in for it and they are too many then', async () => {
    const inTowns = (...cities: string[]) =>
      cities.map((city) => ({ street: null, city, region: null, postalCode: null, country: 'GB' }));
    const jane = (key: string, towns: string[], emails: string[] = []) =>
      person(key, { name: 'Jane Doe', emails, addresses: inTowns(...towns) });
    const inYork = Array.from({ length: 57 }, (_, n) => jane(`sales:list${n}:1`, ['York']));
    const inBoth = jane('support:requester:both', ['York', 'Leeds']);
    const [first, ...others] = [0, 1, 2].map((n) => jane(`billing:account:g${n}`, ['Leeds'], ['jane.doe@guest.io']));
    const changed = jane(first?.key ?? '', ['Leeds']);
    await using store = await opened(...inYork, inBoth, ...(first ? [first] : []), ...others);
    await take(store, [upserted(changed)], {});
    await using fresh = await opened(...inYork, inBoth, changed, ...others);
    expect(await partition(store)).toEqual(await partition(fresh));
  });

  it('a record among many that say the same is found by whoever names its id', async () => {
    await using store = await opened(...guests.slice(0, 20));
    const [named = person('billing:account:none')] = guests.slice(15);
    const claim = person('support:requester:5', {
      name: 'Ada Okafor',
      externalIds: [{ system: 'billing', value: named.sourceId }],
    });
    await take(store, [upserted(claim)]);
    expect(await customerOf(store, claim.key)).toBe(await customerOf(store, named.key));
    await using fresh = await opened(claim, ...guests.slice(0, 20));
    expect(await graph(store)).toEqual(await graph(fresh));
  });
}
