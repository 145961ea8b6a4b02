import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import type { Random } from '../../scripts/sample-world/random.ts';

/** A row that was damaged, and what its importer must say of it. */
export interface Damaged {
  /** Where the row begins in the damaged file; the header is line 1. */
  line: number;
  column: string | null;
  reason: string;
}

export interface DamagedFile {
  /** How many rows it has, damaged or not. */
  rows: number;
  damaged: Damaged[];
  /** The file with the damaged rows in it, and with only the others. */
  bytes: Buffer;
  others: string;
}

interface Damage {
  column: string | null;
  reason: string;
  bytes: Buffer;
}

type DamageRow = (header: string[], cells: string[], random: Random) => Damage | null;

/** Cells that cannot be what their column says; a column means the same in every table that has it. */
const impossible: Record<string, { cell: string; expected: string }> = {
  _fivetran_synced: { cell: '2026-02-31 08:00:00', expected: '_fivetran_synced must be a day and time that exist' },
  currency: { cell: 'EURO', expected: 'currency must be an ISO 4217 currency code' },
  birthdate: { cell: 'in spring', expected: 'birthdate must be a day' },
  property_points: { cell: 'many', expected: 'property_points must be a whole number' },
  unit_price: { cell: 'cheap', expected: 'unit_price must be an amount' },
  quantity_returned: { cell: '-1', expected: 'quantity_returned must not be negative' },
  created_at: { cell: 'yesterday', expected: 'created_at must be a time' },
  score: { cell: 'splendid', expected: 'score must be one of' },
};

const damages: Record<string, DamageRow> = {
  'an id is missing': (header, cells) => {
    const at = header.indexOf('id');
    return at < 0 ? null : { column: 'id', reason: 'id is missing', bytes: line(cells.with(at, '')) };
  },
  'a cell is impossible': (header, cells, random) => {
    const columns = header.filter((column) => column in impossible);
    const column = columns[random.between(0, columns.length - 1)];
    const found = column === undefined ? undefined : impossible[column];
    if (column === undefined || !found) return null;
    return { column, reason: found.expected, bytes: line(cells.with(header.indexOf(column), found.cell)) };
  },
  'a quote is never closed': (_header, cells) => brokenQuoting(cells, (text) => `"${text}`),
  'a quote stands within a cell': (_header, cells) => brokenQuoting(cells, (text) => text.replace(',', '",')),
  'a cell is missing': (header, cells) => ({
    column: null,
    reason: `${header.length - 1} cells where the header names ${header.length} columns`,
    bytes: line(cells.slice(0, -1)),
  }),
  'a byte is no UTF-8': (header, cells) => {
    const at = cells.findIndex((cell) => cell !== '');
    const [before = '', after = ''] = line(cells.with(at, `${cells[at]}\u0001`))
      .toString()
      .split('\u0001');
    const bytes = Buffer.concat([Buffer.from(before), Buffer.from([0xff]), Buffer.from(after)]);
    return { column: header[at] ?? null, reason: 'invalid UTF-8', bytes };
  },
};

/** Damages about one row in twenty of a CSV file, each in one way. */
export function damage(text: string, random: Random): DamagedFile {
  const [header = [], ...rows]: string[][] = parse(text);
  const pieces = [line(header)];
  const others = [header];
  const damaged: Damaged[] = [];
  let lineNumber = 2;
  for (const cells of rows) {
    const broken = random.chance(0.05) ? damageRow(header, cells, random) : null;
    if (broken) damaged.push({ line: lineNumber, column: broken.column, reason: broken.reason });
    else others.push(cells);
    const bytes = broken?.bytes ?? line(cells);
    lineNumber += bytes.filter((byte) => byte === 0x0a).length;
    pieces.push(bytes);
  }
  return { rows: rows.length, damaged, bytes: Buffer.concat(pieces), others: stringify(others) };
}

function damageRow(header: string[], cells: string[], random: Random): Damage | null {
  const ways = Object.values(damages).flatMap((way) => way(header, cells, random) ?? []);
  return ways[random.between(0, ways.length - 1)] ?? null;
}

/** Of a row on one line without a quote in it, so that what is broken is that line and no other. */
function brokenQuoting(cells: string[], spoil: (text: string) => string): Damage | null {
  const text = line(cells).toString();
  const isPlain = !text.includes('"') && text.indexOf('\n') === text.length - 1 && /^[^,]+,/.test(text);
  return isPlain ? { column: null, reason: 'broken quoting', bytes: Buffer.from(spoil(text)) } : null;
}

function line(cells: string[]): Buffer {
  return Buffer.from(stringify([cells]));
}
