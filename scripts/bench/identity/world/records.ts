import type { PartyRecord } from '../../../../subgraphs/identity/resolution/record.ts';
import { e164, type Phone, writePhone } from '../../../sample-world/phones.ts';
import type { Random } from '../../../sample-world/random.ts';
import { dayAndMonthSwapped, digitSlip } from '../../accuracy/kept-aside/dates.ts';
import { sometimesWrong } from '../../accuracy/kept-aside/slips.ts';
import { writeHome } from './homes.ts';
import type { Person } from './people.ts';

interface Source {
  department: string;
  type: string;
  /** In front of the numbers of its records. */
  prefix: string;
  /** How many of its records say what. */
  says: { birthDate: number; email: number; phone: number; address: number; otherId: number };
}

const sources: readonly (readonly [Source, number])[] = [
  [
    {
      department: 'marketing',
      type: 'contact',
      prefix: '',
      says: { birthDate: 0.4, email: 0.97, phone: 0.35, address: 0.4, otherId: 0 },
    },
    35,
  ],
  [
    {
      department: 'sales',
      type: 'contact',
      prefix: '003',
      says: { birthDate: 0.2, email: 0.85, phone: 0.7, address: 0.6, otherId: 0.15 },
    },
    25,
  ],
  [
    {
      department: 'support',
      type: 'requester',
      prefix: '',
      says: { birthDate: 0.15, email: 0.85, phone: 0.5, address: 0.2, otherId: 0.2 },
    },
    15,
  ],
  [
    {
      department: 'billing',
      type: 'account',
      prefix: 'cus_',
      says: { birthDate: 0.6, email: 0.9, phone: 0.5, address: 0.9, otherId: 0.15 },
    },
    25,
  ],
];

const numbersOfRecords = [1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 3, 4];
/** Odd, so that every number below 2³² comes once, in an order that tells nothing. */
const scatter = 0x9e3779b1;

/** What the departments wrote down about one person, from record number `first` on. */
export function writeRecords(person: Person, first: number, random: Random): PartyRecord[] {
  const records: PartyRecord[] = [];
  for (let count = random.pick(numbersOfRecords); count > 0; count--) {
    const number = Math.imul(first + records.length, scatter) >>> 0;
    records.push(writeRecord(person, random.weighted(sources), String(number).padStart(10, '0'), records, random));
  }
  return records;
}

function writeRecord(
  person: Person,
  source: Source,
  number: string,
  others: readonly PartyRecord[],
  random: Random,
): PartyRecord {
  const { department, type, prefix, says } = source;
  const sourceId = prefix + number;
  const other = others.find((record) => record.department !== department);
  const home = person.formerHome !== null && random.chance(0.35) ? person.formerHome : person.home;
  const isReachable = random.chance(0.97);
  return {
    ...{ key: `${department}:${type}:${sourceId}`, department, type, sourceId, kind: 'PERSON' },
    ...writeNames(person, random),
    emails: isReachable && random.chance(says.email) ? [writeEmail(person, random)] : [],
    phones: random.chance(says.phone) ? [writeNumber(person, random)] : [],
    addresses: random.chance(says.address) ? [writeHome(home, random)] : [],
    birthDate: random.chance(says.birthDate) ? writeBirthDate(person.birthDate, random) : null,
    externalIds: other && random.chance(says.otherId) ? [{ system: other.department, value: other.sourceId }] : [],
    ...{ taxIds: [], domains: [], attributes: [] },
    updatedAt: 1_700_000_000_000 + random.between(0, 50_000_000) * 1000,
  };
}

type Names = Pick<PartyRecord, 'name' | 'givenName' | 'familyName' | 'otherNames'>;

function writeNames({ given, family, formerFamily }: Person, random: Random): Names {
  const usual = random.chance(0.08) && given.short.length > 0 ? random.pick(given.short) : given.full;
  const initial = random.chance(0.01) ? `${usual.charAt(0)}.` : usual;
  const [one, other] = [
    sometimesWrong(initial, 0.015, random),
    sometimesWrong(formerFamily !== null && random.chance(0.3) ? formerFamily : family, 0.02, random),
  ];
  if (random.chance(0.2)) return { name: `${one} ${other}`, givenName: null, familyName: null, otherNames: [] };
  const [givenName, familyName] = random.chance(0.005) ? [other, one] : [one, other];
  return { name: `${givenName} ${familyName}`, givenName, familyName, otherNames: [] };
}

function writeEmail({ emails, sharedMailbox }: Person, random: Random): string {
  if (sharedMailbox !== null && random.chance(0.4)) return sharedMailbox;
  const email = emails[random.chance(0.2) ? emails.length - 1 : 0] ?? '';
  return random.chance(0.1) ? email.charAt(0).toUpperCase() + email.slice(1) : sometimesWrong(email, 0.01, random);
}

function writeNumber({ mobile, home }: Person, random: Random): string {
  const phone: Phone = { country: home.country, national: random.chance(0.8) ? mobile : home.landline };
  const written = random.chance(0.5) ? e164(phone) : writePhone(phone, true, random);
  return random.chance(0.01) ? written.slice(0, -1) + random.between(0, 9) : written;
}

function writeBirthDate(date: string, random: Random): string {
  if (random.chance(0.015)) return digitSlip(date, random);
  return random.chance(0.008) ? dayAndMonthSwapped(date) : date;
}
