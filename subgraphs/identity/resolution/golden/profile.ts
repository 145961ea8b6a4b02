import { fullName } from '../display-name.ts';
import type { Address, ExternalId, PartyRecord } from '../record.ts';
import { namesAgree, tellingDates } from './conflicts.ts';
import { namesInOrder } from './name.ts';
import {
  addressReadings,
  birthDateReadings,
  domainReadings,
  emailReadings,
  externalIdReadings,
  phoneReadings,
  type Readings,
  taxIdReadings,
} from './readings.ts';
import type { Attribute, Strategy, Survivorship, SurvivorshipRule } from './survivorship.ts';
import { type Claim, inOrder, ruleBetween, type Standing } from './survivorship-order.ts';

/** A value and the record it is from. */
export interface ProfileEntry<Value = string> {
  value: Value;
  record: PartyRecord;
  /** All records that say the same, the freshest first. */
  sources: PartyRecord[];
  /** What put it before the next value, or of one that did not survive, behind the one that did; null where none is next. */
  rule: SurvivorshipRule | null;
}

/** An attribute of which a customer has one value, and about which records disagree. */
export interface ProfileConflict {
  attribute: Extract<Attribute, 'name' | 'birthDate'>;
  survivor: ProfileEntry;
  /** The best first. */
  others: ProfileEntry[];
}

export interface GoldenProfile {
  name: ProfileEntry | null;
  emails: ProfileEntry[];
  phones: ProfileEntry[];
  addresses: ProfileEntry<Address>[];
  birthDate: ProfileEntry | null;
  taxIds: ProfileEntry[];
  externalIds: ProfileEntry<ExternalId>[];
  domains: ProfileEntry[];
  conflicts: ProfileConflict[];
}

/** The values that survive of a customer's records, each list with the best first, and what records disagree about. */
export function goldenProfile(records: readonly PartyRecord[], survivorship: Survivorship): GoldenProfile {
  const claimsOf = <Value>(values: (record: PartyRecord) => readonly (Value | null)[]): Claim<Value, PartyRecord>[] =>
    records.flatMap((record) =>
      values(record).flatMap((value, place) => (value === null ? [] : [{ value, record, place }])),
    );
  const list = <Value>(
    attribute: Attribute,
    readings: Readings<Value>,
    values: (record: PartyRecord) => readonly Value[],
  ): ProfileEntry<Value>[] => {
    const strategies = survivorship[attribute];
    return entriesOf(inOrder(claimsOf(values), strategies, readings), strategies);
  };
  const names = namesInOrder(
    claimsOf((record) => [fullName(record)]),
    survivorship.name,
  );
  const births = inOrder(
    tellingDates(claimsOf(({ birthDate }) => [birthDate])),
    survivorship.birthDate,
    birthDateReadings,
  );
  return {
    name: entriesOf(names, survivorship.name)[0] ?? null,
    emails: list('emails', emailReadings, ({ emails }) => emails),
    phones: list('phones', phoneReadings, ({ phones }) => phones),
    addresses: list('addresses', addressReadings, ({ addresses }) => addresses),
    birthDate: entriesOf(births, survivorship.birthDate)[0] ?? null,
    taxIds: list('taxIds', taxIdReadings, ({ taxIds }) => taxIds),
    externalIds: list('externalIds', externalIdReadings, ({ externalIds }) => externalIds),
    domains: list('domains', domainReadings, ({ domains }) => domains),
    conflicts: [
      ...conflict('name', names, survivorship.name, (a, b) => namesAgree(a.record.kind, a.value, b.value)),
      ...conflict('birthDate', births, survivorship.birthDate, () => false),
    ],
  };
}

type StandingOf<Value> = Standing<Value, PartyRecord>;

function entriesOf<Value>(
  standings: readonly StandingOf<Value>[],
  strategies: readonly Strategy[],
): ProfileEntry<Value>[] {
  return standings.map((standing, index) => {
    const next = standings[index + 1];
    return entryOf(standing, next ? ruleBetween(strategies, standing, next) : null);
  });
}

function entryOf<Value>(
  { best: { value, record }, claims }: StandingOf<Value>,
  rule: SurvivorshipRule | null,
): ProfileEntry<Value> {
  return { value, record, sources: [...new Set(claims.map((claim) => claim.record))], rule };
}

function conflict(
  attribute: ProfileConflict['attribute'],
  [first, ...others]: readonly StandingOf<string>[],
  strategies: readonly Strategy[],
  agree: (survivor: Claim<string, PartyRecord>, other: Claim<string, PartyRecord>) => boolean,
): ProfileConflict[] {
  const [next] = others;
  if (!first || !next) return [];
  const disagreeing = others.filter((other) => !agree(first.best, other.best));
  if (disagreeing.length === 0) return [];
  return [
    {
      attribute,
      survivor: entryOf(first, ruleBetween(strategies, first, next)),
      others: disagreeing.map((other) => entryOf(other, ruleBetween(strategies, first, other))),
    },
  ];
}
