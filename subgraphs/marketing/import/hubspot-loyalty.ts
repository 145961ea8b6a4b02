import type { UpsertRow } from '../../kit/import/row-change.ts';
import type { SourceRow } from '../../kit/import/source-row.ts';
import { isBareTombstone, isDeleted } from './deletion.ts';

export function loyaltyMovement(row: SourceRow): UpsertRow {
  return {
    kind: 'row',
    entity: 'loyalty_movement',
    id: row.id('id'),
    version: row.version('property_occurred_at', 'updated_at', 'archived_at', '_fivetran_synced'),
    deleted: isDeleted(row),
    values: isBareTombstone(row, 'property_points')
      ? {}
      : {
          contact_id: row.id('contact_id'),
          points: row.required('property_points', row.integer('property_points')),
          reason: row.text('property_reason'),
          occurred_at: row.required('property_occurred_at', row.timestamp('property_occurred_at')),
        },
  };
}

/** A provider has one value for an attribute of a contact: a newer observation replaces it. */
export function contactEnrichment(row: SourceRow): UpsertRow {
  const contact = row.id('contact_id');
  const provider = row.id('provider');
  const attribute = row.id('attribute');
  return {
    kind: 'row',
    entity: 'enrichment',
    id: [contact, provider, attribute].join(':'),
    // One export brings several observations, all as of one time.
    version: row.version('observed_at'),
    deleted: isDeleted(row),
    values: {
      contact_id: contact,
      provider,
      attribute,
      value: row.text('value'),
      observed_at: row.required('observed_at', row.timestamp('observed_at')),
      expires_at: row.timestamp('expires_at'),
    },
  };
}
