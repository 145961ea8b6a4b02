import type { Profile } from '../profile.ts';
import type { PartyKind } from '../record.ts';
import { birthDateLevel, birthDateLevels } from './birth-date.ts';
import { emailLevel, emailLevels, idLevel, idLevels, phoneLevel, phoneLevels } from './contact.ts';
import { nameLevels } from './name.ts';
import { compareNames } from './names.ts';
import {
  cityLevel,
  cityLevels,
  postalCodeLevel,
  postalCodeLevels,
  streetLevel,
  streetLevels,
  textLevel,
  textLevels,
} from './place.ts';

/** One attribute that two records are compared by. */
export interface Comparison {
  name: string;
  /** What each level means; the last one is that both say the same. */
  levels: readonly string[];
  /** The level that two profiles reach, and through which value when they say the same. Null when either says nothing. */
  compare(a: Profile, b: Profile): Finding | null;
  /** What a profile says; how often each value occurs is part of a model when `countsValues`. */
  values(profile: Profile): readonly string[];
  /** Whether common values speak less for one party than rare ones, as they are counted in a model. */
  countsValues: boolean;
  /** Comparisons of one group say much the same: only the strongest for and the strongest against count. */
  group?: string;
}

export interface Finding {
  level: number;
  /** The value both have, at the top level. */
  shared: string | null;
}

export const different = 'different';
const same = 'the same';

const given: Comparison = {
  name: 'givenName',
  levels: nameLevels,
  compare: (a, b) => compareNames(a, b).given,
  values: ({ names }) => names.flatMap((form) => form.given?.text ?? []),
  countsValues: true,
};

const family: Comparison = {
  name: 'familyName',
  levels: nameLevels,
  compare: (a, b) => compareNames(a, b).family,
  values: ({ names }) => names.flatMap((form) => form.family?.text ?? []),
  countsValues: true,
};

const swapped: Comparison = {
  name: 'nameOrder',
  levels: ['given and family name in each other’s place', 'the names in their places'],
  compare: (a, b) => compareNames(a, b).order,
  values: () => [],
  countsValues: false,
};

const birthDate: Comparison = {
  name: 'birthDate',
  levels: birthDateLevels,
  compare: ({ birthDate: a }, { birthDate: b }) => {
    if (a === null || b === null) return null;
    const level = birthDateLevel(a, b);
    return { level, shared: level === birthDateLevels.length - 1 ? a : null };
  },
  values: (profile) => (profile.birthDate === null ? [] : [profile.birthDate]),
  countsValues: true,
};

const email = best(
  'email',
  emailLevels,
  ({ emails }) => emails,
  emailLevel,
  ({ address }) => address,
);
const mailbox = onlyWhenShared('mailbox', ({ mailboxes }) => mailboxes);
const phone = best(
  'phone',
  phoneLevels,
  ({ phones }) => phones,
  phoneLevel,
  (number) => number,
);
const taxId = best(
  'taxId',
  idLevels,
  ({ taxIds }) => taxIds,
  idLevel,
  (id) => id,
);
const domain = best(
  'domain',
  [different, same],
  ({ domains }) => domains,
  (a, b) => Number(a === b),
  (name) => name,
);

const externalId: Comparison = {
  name: 'externalId',
  levels: idLevels,
  compare: compareIds,
  values: ({ claims }) => claims,
  countsValues: false,
};

const street: Comparison = {
  ...best(
    'street',
    streetLevels,
    ({ addresses }) => addresses.filter(({ words }) => words.length > 1),
    streetLevel,
    (place) => place.street ?? '',
  ),
  group: 'place',
};
const postalCode: Comparison = {
  ...best(
    'postalCode',
    postalCodeLevels,
    ({ addresses }) => addresses.flatMap((place) => place.postalCode ?? []),
    postalCodeLevel,
    (code) => code,
  ),
  countsValues: true,
  group: 'place',
};
const city: Comparison = {
  ...best(
    'city',
    cityLevels,
    ({ addresses }) => addresses.flatMap((place) => place.city ?? []),
    cityLevel,
    (name) => name,
  ),
  countsValues: true,
  group: 'place',
};

/** An attribute that no other comparison knows. */
export function attributeComparison(name: string): Comparison {
  const valuesOf = ({ attributes }: Profile): string[] => {
    const value = attributes.get(name);
    return value === undefined ? [] : [value];
  };
  return { ...best(`attribute:${name}`, textLevels, valuesOf, textLevel, (text) => text), countsValues: true };
}

export const comparisons: Record<PartyKind, readonly Comparison[]> = {
  PERSON: [given, family, swapped, birthDate, email, mailbox, phone, externalId, taxId, street, postalCode, city],
  ORGANISATION: [{ ...given, name: 'name' }, domain, email, phone, externalId, taxId, street, postalCode, city],
};

/** The pair of values that are most alike decides. */
function best<Value>(
  name: string,
  levels: readonly string[],
  valuesOf: (profile: Profile) => readonly Value[],
  levelOf: (a: Value, b: Value) => number,
  textOf: (value: Value) => string,
): Comparison {
  return {
    name,
    levels,
    values: (profile) =>
      valuesOf(profile)
        .map(textOf)
        .filter((text) => text !== ''),
    countsValues: false,
    compare: (a, b) => {
      const [valuesA, valuesB] = [valuesOf(a), valuesOf(b)];
      if (valuesA.length === 0 || valuesB.length === 0) return null;
      let finding: Finding = { level: -1, shared: null };
      for (const one of valuesA) {
        for (const other of valuesB) {
          const level = levelOf(one, other);
          if (level > finding.level) finding = { level, shared: level === levels.length - 1 ? textOf(one) : null };
        }
      }
      return finding;
    },
  };
}

/** What many share says something when it is the same, and nothing when it is not. */
function onlyWhenShared(name: string, valuesOf: (profile: Profile) => readonly string[]): Comparison {
  return {
    name,
    levels: [different, same],
    values: valuesOf,
    countsValues: false,
    compare: (a, b) => {
      const shared = valuesOf(a).find((value) => valuesOf(b).includes(value));
      return shared === undefined ? null : { level: 1, shared };
    },
  };
}

/** Two ids of one system speak for or against; a claim and the other record's own id only for. */
function compareIds(a: Profile, b: Profile): Finding | null {
  if (a.claims.length === 0 && b.claims.length === 0) return null;
  const top = idLevels.length - 1;
  const shared =
    a.claims.find((id) => b.ownIds.includes(id) || b.claims.includes(id)) ??
    b.claims.find((id) => a.ownIds.includes(id));
  if (shared !== undefined) return { level: top, shared };
  let level = -1;
  for (const one of a.claims) {
    for (const other of b.claims) if (systemOf(one) === systemOf(other)) level = Math.max(level, idLevel(one, other));
  }
  return level < 0 ? null : { level, shared: null };
}

function systemOf(id: string): string {
  return id.slice(0, id.indexOf(':'));
}
