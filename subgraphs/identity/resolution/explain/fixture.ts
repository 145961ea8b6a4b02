import { Engine } from '../engine/engine.ts';
import { defaultRules, type LinkingRules } from '../engine/rules.ts';
import { person } from '../fixture.ts';
import { randomNumbers } from '../model/chance.ts';
import { entryOf } from '../prepare.ts';
import type { PartyRecord } from '../record.ts';

/** An engine that has taken these records in. */
export function engineOf(records: readonly PartyRecord[], rules: Partial<LinkingRules> = {}): Engine {
  const engine = new Engine({ ...defaultRules, ...rules });
  engine.apply({ put: records.map((record, place) => entryOf(record, [], place + 1)), remove: [] });
  return engine;
}

const departments = ['sales', 'support', 'billing', 'marketing'] as const;

/** Records of families who share a name, a phone and an address, with gaps and slips; the same for a seed. */
export function householdRecords(count: number, seed = 1): PartyRecord[] {
  const random = randomNumbers(seed);
  const below = (end: number): number => Math.floor(random() * end);
  const word = (): string => {
    const syllables = Array.from({ length: 3 }, () => `${'bdfgklmnprst'.charAt(below(12))}${'aeiou'.charAt(below(5))}`);
    return syllables.join('');
  };
  const maybe = <Item>(item: Item, share: number): Item[] => (random() < share ? [item] : []);
  const slip = (text: string): string => (random() < 0.15 ? text.slice(0, 2) + text.slice(3) : text);
  const families = Array.from({ length: Math.ceil(count / 12) }, (_, n) => ({
    familyName: word(),
    members: Array.from({ length: 3 }, () => ({
      givenName: word(),
      birthDate: `19${50 + below(40)}-0${1 + below(9)}-11`,
    })),
    phone: `+49 30 ${5_550_000 + 97 * n}`,
    address: {
      street: `${word()}weg ${n + 1}`,
      city: 'Köln',
      region: null,
      postalCode: `${50_115 + 7 * n}`,
      country: 'DE',
    },
  }));
  return Array.from({ length: count }, (_, n): PartyRecord[] => {
    const family = families[below(families.length)];
    const member = family?.members[below(3)];
    if (!family || !member) return [];
    const { givenName, birthDate } = member;
    const company = { kind: 'ORGANISATION' as const, name: `${family.familyName} GmbH` };
    const generation = random() < 0.04 ? ' Jr' : '';
    const told = { givenName: slip(givenName), familyName: `${slip(family.familyName)}${generation}` };
    const record = person(`${departments[n % 4]}:contact:${n}`, {
      ...(random() < 0.1 ? company : told),
      emails: maybe(`${givenName}@${family.familyName}.example`, 0.5),
      phones: maybe(family.phone, 0.4),
      addresses: maybe(family.address, 0.4),
      birthDate: random() < 0.5 ? birthDate : null,
      taxIds: maybe(`DE1366${97 * n + 10_000}`, 0.1),
      attributes: maybe({ name: 'birthplace', value: below(2) === 0 ? 'Kiel' : 'Bonn' }, 0.2),
    });
    return [record];
  }).flat();
}
