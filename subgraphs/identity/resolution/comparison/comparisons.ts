import type { Profile } from '../profile.ts';
import type { PartyKind } from '../record.ts';
import { birthDateLevel, birthDateLevels, birthYearLevel, birthYearLevels, yearOf } from './birth-date.ts';
import { best, type Comparison, onlyWhenShared } from './comparison.ts';
import { emailLevel, emailLevels, idLevels, phoneLevel, phoneLevels, taxIdLevel } from './contact.ts';
import { domainLevel, domainLevels } from './domain.ts';
import { externalId } from './external-ids.ts';
import { acrossScripts, family, familyInitial, given, givenInitial, middleInitial, nameOrder } from './names.ts';
import { organisationName } from './organisation-name.ts';
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
import { says } from './says.ts';

const itself = (text: string): string => text;

const datesOf = ({ birthDate }: Profile): readonly string[] => (birthDate === null ? [] : [birthDate]);
const birthDate: Comparison = {
  ...best({
    ...{ name: 'birthDate', needs: says.birthDate, levels: birthDateLevels, levelOf: birthDateLevel, textOf: itself },
    valuesOf: datesOf,
  }),
  countsValues: true,
};
/** Of the same year are many strangers, of the same date hardly any: in one comparison the one would speak for the other. */
const birthYear: Comparison = {
  ...best({
    ...{ name: 'birthYear', needs: says.birthDate, levels: birthYearLevels, levelOf: birthYearLevel, textOf: yearOf },
    valuesOf: datesOf,
  }),
  countsValues: true,
};
const email = best({
  ...{ name: 'email', needs: says.email, levels: emailLevels, levelOf: emailLevel },
  valuesOf: ({ emails }) => emails,
  textOf: ({ address }) => address,
});
const mailbox = onlyWhenShared('mailbox', says.mailbox, ({ mailboxes }) => mailboxes);
const phone = best({
  ...{ name: 'phone', needs: says.phone, levels: phoneLevels, levelOf: phoneLevel, textOf: itself },
  valuesOf: ({ phones }) => phones,
});
const taxId = best({
  ...{ name: 'taxId', needs: says.taxId, levels: idLevels, levelOf: taxIdLevel, textOf: itself },
  valuesOf: ({ taxIds }) => taxIds,
});
const domain = best({
  ...{ name: 'domain', needs: says.domain, levels: domainLevels, textOf: itself },
  valuesOf: ({ domains }) => domains,
  levelOf: domainLevel,
});
const street: Comparison = {
  ...best({
    ...{ name: 'street', needs: says.street, levels: streetLevels, levelOf: streetLevel },
    valuesOf: ({ streets }) => streets,
    textOf: (place) => place.street ?? '',
  }),
  group: 'place',
};
const postalCode: Comparison = {
  ...best({
    ...{ name: 'postalCode', needs: says.postalCode, levels: postalCodeLevels, textOf: itself },
    valuesOf: ({ postalCodes }) => postalCodes,
    levelOf: postalCodeLevel,
  }),
  ...{ countsValues: true, group: 'place' },
};
const city: Comparison = {
  ...best({
    ...{ name: 'city', needs: says.city, levels: cityLevels, levelOf: cityLevel, textOf: itself },
    valuesOf: ({ cities }) => cities,
  }),
  ...{ countsValues: true, group: 'place' },
};

const attributePrefix = 'attribute:';

/** An attribute that no other comparison knows. */
export function attributeComparison(name: string): Comparison {
  const valuesOf = ({ attributes }: Profile): string[] => {
    const value = attributes.get(name);
    return value === undefined ? [] : [value];
  };
  const comparison = { name: `${attributePrefix}${name}`, needs: says.attribute, levels: textLevels };
  return { ...best({ ...comparison, valuesOf, levelOf: textLevel, textOf: itself }), countsValues: true };
}

/** The attribute that a comparison of this name is about, or null. */
export function attributeOf(comparison: string): string | null {
  return comparison.startsWith(attributePrefix) ? comparison.slice(attributePrefix.length) : null;
}

/** In the order in which a pair is asked: what is cheap and tells strangers apart comes first. */
export const comparisons: Record<PartyKind, readonly Comparison[]> = {
  PERSON: [
    ...[birthDate, birthYear, given, family, givenInitial, familyInitial, middleInitial, nameOrder],
    acrossScripts,
    ...[email, mailbox, phone, externalId, taxId, street, postalCode, city],
  ],
  ORGANISATION: [organisationName, domain, email, phone, externalId, taxId, street, postalCode, city],
};

/** What records of a kind are compared by under this name; null when nothing is. */
export function comparisonOf(kind: PartyKind, name: string): Comparison | null {
  const attribute = attributeOf(name);
  if (attribute !== null) return attributeComparison(attribute);
  return comparisons[kind].find((comparison) => comparison.name === name) ?? null;
}

/** The levels of a comparison in words, the lowest first; none when nothing is compared under this name. */
export function levelsOf(comparison: string): readonly string[] {
  if (attributeOf(comparison) !== null) return textLevels;
  return [...comparisons.PERSON, ...comparisons.ORGANISATION].find(({ name }) => name === comparison)?.levels ?? [];
}
