import type { SourceRow } from '../../kit/import/source-row.ts';
import type { AddressColumns } from '../tables.ts';
import type { Imported } from './derived-rows.ts';

export function address(row: SourceRow): AddressColumns {
  return {
    street: row.text('street'),
    city: row.text('city'),
    region: row.text('region'),
    postal_code: row.text('postal_code'),
    country: row.text('country'),
  };
}

export function stated(row: SourceRow, entity: string) {
  return { kind: 'row', entity, version: row.version('updated_at'), deleted: row.isTrue('deleted') } as const;
}

export function identified(row: SourceRow, entity: string): Omit<Imported, 'values'> {
  return { ...stated(row, entity), id: row.id('id'), mayHaveChanged: true };
}
