import type { TableRow } from '../../kit/import/format.ts';
import { isObject, type JsonObject } from '../../kit/import/read-json.ts';
import type { Cell } from '../../kit/import/source-row.ts';
import { changeEventIn } from './salesforce-events.ts';

/**
 * An object of Salesforce's API as the rows that a connector would have exported: `AccountId` becomes `account_id`, an address
 * its parts, a list of children rows of their own. A parent that came along is only a reference, since a query selects some
 * of its fields.
 */
export function fromJson(object: JsonObject, fileTable: string): TableRow[] {
  if (Array.isArray(object.deletedRecords)) return deletions(fileTable, object.deletedRecords.filter(isObject));
  const event = changeEventIn(object);
  if (event?.deleted.length === 0) return [{ table: 'change_event', cells: {} }];
  if (event) return deletions(columnName(event.entity), event.deleted);
  const table = typeOf(object) ?? fileTable;
  const cells: Record<string, Cell> = {};
  const parents: Record<string, Cell> = {};
  const children: TableRow[] = [];
  for (const [name, value] of Object.entries(object)) {
    if (name === 'attributes') continue;
    const column = columnName(name);
    if (!isObject(value)) cells[column] = toCell(value);
    else if (Array.isArray(value.records))
      for (const child of value.records.filter(isObject))
        children.push(...ofParent(fromJson(child, column.replace(/s$/, '')), `${table}_id`, object.Id));
    else if (isObject(value.attributes))
      parents[`${column}_id`] = value.Id ? toCell(value.Id) : idInUrl(value.attributes);
    else if (column.endsWith('address')) Object.assign(parents, addressParts(column, value));
    else cells[column] = value;
  }
  return [{ table, cells: { ...parents, ...cells } }, ...children];
}

function deletions(table: string, records: readonly { id?: unknown; deletedDate?: unknown }[]): TableRow[] {
  return records.map(({ id, deletedDate }) => ({
    table,
    cells: { id: toCell(id), is_deleted: true, system_modstamp: toCell(deletedDate) },
  }));
}

/** `FirstName`, `Product2Id`, `Tax_ID__c` → `first_name`, `product_2_id`, `tax_id_c` */
export function columnName(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .replace(/([A-Za-z])(\d)/g, '$1_$2')
    .replace(/_+/g, '_')
    .toLowerCase();
}

function typeOf({ attributes }: JsonObject): string | null {
  return isObject(attributes) && typeof attributes.type === 'string' ? columnName(attributes.type) : null;
}

function ofParent([first, ...rest]: TableRow[], column: string, parentId: unknown): TableRow[] {
  return first ? [{ ...first, cells: { [column]: toCell(parentId), ...first.cells } }, ...rest] : [];
}

function idInUrl({ url }: JsonObject): Cell {
  return typeof url === 'string' ? url.slice(url.lastIndexOf('/') + 1) : null;
}

function addressParts(column: string, address: JsonObject): Record<string, Cell> {
  const prefix = column.slice(0, -'address'.length);
  return Object.fromEntries(
    Object.entries(address).map(([name, value]) => [`${prefix}${columnName(name)}`, toCell(value)]),
  );
}

function toCell(value: unknown): Cell {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return typeof value === 'object' ? value : null;
}
