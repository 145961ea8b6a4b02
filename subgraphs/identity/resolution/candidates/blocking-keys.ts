import type { NameWord } from '../comparison/name.ts';
import type { NameForm, Profile } from '../profile.ts';
import type { PartyKind } from '../record.ts';
import { nationalTaxId } from '../values/external-id.ts';
import { DistinctNumbers } from './distinct-numbers.ts';
import { hashedKey, type KeyType } from './key-types.ts';
import { soundOf } from './sound.ts';

type Add = (type: KeyType, one: string | null, other?: string | null) => void;

/**
 * Everything under which a record may meet others of its party, in spite of slips, gaps and swapped names. A key of which
 * a value is null is none.
 */
function addKeys(profile: Profile, add: Add): void {
  for (const { address, local } of profile.emails) {
    add('email', address);
    add('local', local);
    add('local5', local.slice(0, 5));
  }
  for (const phone of profile.phones) {
    add('phone', phone);
    add('phone6', phone.slice(-6));
  }
  for (const address of profile.mailboxes) add('email', address);
  for (const id of profile.claims) add('id', id);
  for (const id of profile.ownIds) add('id', id);
  for (const id of profile.taxIds) {
    add('tax', id);
    add('tax', atHome(id));
  }
  for (const name of profile.domains) add('domain', name);
  for (const { street, postalCode } of profile.streets) add('street', street, postalCode);
  for (const { house } of profile.streets) add('house', house);
  const year = profile.birthDate?.slice(0, 4) ?? null;
  for (const city of profile.cities) {
    add('town', city);
    add('townYear', city, year);
  }
  for (const code of profile.postalCodes) {
    add('area', code);
    add('areaYear', code, year);
  }
  add('born', bornEitherWay(profile.birthDate));
  for (const form of profile.names) addNameKeys(form, profile, add);
  if (profile.attributes.size > 0) addAttributeKeys(profile, add);
}

/** As a record has it that leaves the country out. */
function atHome(taxId: string): string | null {
  const national = nationalTaxId(taxId);
  return national && `tax:${national}`;
}

const mostAttributes = 6;

/** Each alone and each two together: one may be wrong, and what each says alone may be common. */
function addAttributeKeys({ attributes }: Profile, add: Add): void {
  const said = [...attributes]
    .map(([name, value]) => `${name}:${value}`)
    .sort()
    .slice(0, mostAttributes);
  said.forEach((one, place) => {
    add('attribute', one);
    for (const other of said.slice(place + 1)) add('attributes', one, other);
  });
}

/** Day and month in one order, since forms and countries swap them. */
function bornEitherWay(date: string | null): string | null {
  if (date === null || date.length < 8) return date;
  const [month, day] = [date.slice(4, 6), date.slice(6)];
  return date.slice(0, 4) + (month < day ? month + day : day + month);
}

/** Two names in one order. */
function eitherWay(given: string, family: string): string {
  if (given === '' || family === '') return given + family;
  return given < family ? `${given} ${family}` : `${family} ${given}`;
}

const mostWords = 6;

/** Each once, as many as are of use. */
function wordsOf(given: NameWord | null, family: NameWord | null): readonly string[] {
  const [words, others] = [given?.words ?? [], family?.words ?? []];
  if (words.length === 1 && others.length === 1 && words[0] !== others[0]) return [...words, ...others];
  return [...new Set([...words, ...others])].slice(0, mostWords);
}

function addNameKeys({ given, family }: NameForm, { birthDate, postalCodes, cities }: Profile, add: Add): void {
  add('names', eitherWay(given?.joined ?? '', family?.joined ?? ''));
  const year = birthDate?.slice(0, 4) ?? null;
  const month = birthDate !== null && birthDate.length >= 6 ? birthDate.slice(0, 6) : null;
  const day = birthDate !== null && birthDate.length === 8 ? birthDate.slice(4) : null;
  for (const word of wordsOf(given, family)) {
    if (word.length < 2) continue;
    add('name', word);
    for (const part of [`~${soundOf(word)}`, word.slice(0, 3)]) {
      add('year', part, year);
      add('month', part, month);
      add('day', part, day);
      for (const code of postalCodes) add('code', part, code);
      for (const city of cities) add('city', part, city);
    }
  }
}

const found = new DistinctNumbers();

/**
 * The blocking keys of a profile as hashes, each once (see `typeOfKey`). Two keys with one hash share a block, which costs a
 * needless comparison at most.
 */
export function hashedKeys(profile: Profile): number[] {
  const seed = seedOf(profile.kind);
  found.clear();
  addKeys(profile, (type, one, other) => {
    if (one !== null && other !== null) found.add(hashedKey(seed, type, one, other));
  });
  return found.toArray();
}

/** The blocking key of all of a kind who claim an id or have it. */
export function hashedIdKey(kind: PartyKind, id: string): number {
  return hashedKey(seedOf(kind), 'id', id, undefined);
}

function seedOf(kind: PartyKind): number {
  return kind.charCodeAt(0) << 8;
}
