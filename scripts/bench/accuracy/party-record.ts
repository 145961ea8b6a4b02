import { type PartyKind, type PartyRecord, recordKey } from '../../../subgraphs/identity/resolution/record.ts';
import { dateOrderOf, readWrittenDate } from '../../../subgraphs/kit/import/written-date.ts';
import { fixedKinds, type Mapping } from './mapping.ts';
import { isFamilyNameFirst, withFamilyNameParted } from './name-order.ts';
import type { Row, Table } from './read-table.ts';

const type = 'row';
const kinds: readonly [PartyKind, RegExp][] = [
  ['ORGANISATION', /^(o|org.*|compan.*|business.*|firm|legal.*)$/i],
  ['PERSON', /^(p|person.*|individual.*|human|natural.*|)$/i],
];

export interface ReadRecords {
  /** In the order of the rows. */
  records: PartyRecord[];
  notes: string[];
}

/** The rows of a file as records of parties. @param ids of the rows in their source, in their order */
export function readPartyRecords(table: Table, mapping: Mapping, ids: readonly string[]): ReadRecords {
  const dateOrder = dateOrderOf(table.rows.map((row) => joinedCells(row, mapping.birthDate)));
  const familyFirst = isFamilyNameFirst(
    table.rows.flatMap((row) => (kindOf(row, mapping) === 'ORGANISATION' ? [] : joinedCells(row, mapping.name))),
  );
  const unreadable = { birthDate: [] as string[], kind: [] as string[] };
  const department = table.name.replaceAll(':', '-');

  const records = table.rows.map((row, index): PartyRecord => {
    const sourceId = ids[index] ?? '';
    const birthText = joinedCells(row, mapping.birthDate);
    const birthDate = readWrittenDate(birthText, dateOrder);
    if (birthText !== '' && birthDate === null) unreadable.birthDate.push(birthText);
    const kind = kindOf(row, mapping);
    if (kind === undefined) unreadable.kind.push(kindTextOf(row, mapping));
    const otherNames = eachCell(row, mapping.otherNames);
    const [givenName, familyName] = [givenNamesOf(row, mapping), cell(row, mapping.familyName)];
    // A party that has only further names goes by the first of them.
    const called = cell(row, mapping.name);
    const written = called !== null && familyFirst && kind !== 'ORGANISATION' ? withFamilyNameParted(called) : called;
    const name = written ?? (givenName || familyName ? null : (otherNames.shift() ?? null));
    return {
      ...{ key: recordKey({ department, type, sourceId }), department, type, sourceId },
      ...{ kind: kind ?? 'PERSON', name, givenName, familyName, otherNames, birthDate },
      emails: eachCell(row, mapping.email).flatMap(emailsIn),
      phones: eachCell(row, mapping.phone),
      addresses: addressesOf(row, mapping),
      externalIds: Object.entries(mapping.externalIds).flatMap(([system, column]) =>
        row[column] ? [{ system, value: row[column] }] : [],
      ),
      taxIds: eachCell(row, mapping.taxId),
      domains: eachCell(row, mapping.domain),
      attributes: Object.entries(mapping.attributes).flatMap(([name, column]) =>
        row[column] ? [{ name, value: row[column] }] : [],
      ),
      updatedAt: null,
    };
  });
  const notes = Object.entries(unreadable).flatMap(([field, values]) => note(table.name, field, values));
  if (familyFirst)
    notes.push(`${table.name}: names are read with the family name in front, as most of them are written`);
  return { records, notes };
}

/** A middle name on its own would be taken for the given one. */
function givenNamesOf(row: Row, { givenName, middleName }: Mapping): string | null {
  const first = cell(row, givenName);
  return first && joinedCells(row, [...(givenName ?? []), ...(middleName ?? [])]);
}

/** A one-line address stands in for the street where there is none; beside a street it is an address of its own. */
function addressesOf(row: Row, mapping: Mapping): PartyRecord['addresses'] {
  const line = cell(row, mapping.address);
  const street = cell(row, mapping.street);
  const parts = {
    street: street ?? line,
    city: cell(row, mapping.city),
    region: cell(row, mapping.region),
    postalCode: cell(row, mapping.postalCode),
    country: cell(row, mapping.country),
  };
  const addresses = Object.values(parts).some((part) => part !== null) ? [parts] : [];
  if (street === null || line === null) return addresses;
  return [...addresses, { street: line, city: null, region: null, postalCode: null, country: null }];
}

function kindOf(row: Row, mapping: Mapping): PartyKind | undefined {
  const text = kindTextOf(row, mapping);
  return kinds.find(([, words]) => words.test(text))?.[0];
}

function kindTextOf(row: Row, { kind }: Mapping): string {
  if (kind === undefined) return 'PERSON';
  return fixedKinds.some((fixed) => fixed === kind) ? kind : (row[kind] ?? '');
}

function cell(row: Row, columns: readonly string[] | undefined): string | null {
  return joinedCells(row, columns) || null;
}

function joinedCells(row: Row, columns: readonly string[] = []): string {
  return eachCell(row, columns).join(' ');
}

/** Of several in one cell each one. */
function emailsIn(text: string): string[] {
  if (text.split('@').length < 3) return [text];
  return text.split(/[;,|\s]+/).filter((part) => part.includes('@'));
}

function eachCell(row: Row, columns: readonly string[]): string[] {
  return columns.map((column) => row[column] ?? '').filter((value) => value !== '');
}

function note(table: string, field: string, values: readonly string[]): string[] {
  if (values.length === 0) return [];
  return [`${table}: ${values.length} values of ${field} could not be read and are left out, e.g. "${values[0]}"`];
}
