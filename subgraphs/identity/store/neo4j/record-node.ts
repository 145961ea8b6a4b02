import type { StoredRecord } from '../../resolution/effects.ts';
import type { PartyRecord } from '../../resolution/record.ts';
import { integer } from './connection.ts';

/** The properties of a `Record` node; Neo4j's lists hold plain values only, so what has parts is kept as JSON. */
export interface RecordNode
  extends Omit<PartyRecord, 'addresses' | 'externalIds' | 'attributes' | 'otherNames' | NullableProperty> {
  addresses: string[];
  attributes?: string[];
  otherNames?: string[];
  externalIds: string[];
  name?: string;
  givenName?: string;
  familyName?: string;
  birthDate?: string;
  updatedAt?: number;
  firstSeen: number;
  formerKeys?: string[];
}

/** A property that is null does not exist. */
type NullableProperty = 'name' | 'givenName' | 'familyName' | 'birthDate' | 'updatedAt';

export function toNode({
  record,
  formerKeys,
  firstSeen,
}: Pick<StoredRecord, 'record' | 'formerKeys' | 'firstSeen'>): Record<string, unknown> {
  return {
    ...record,
    addresses: record.addresses.map((address) => JSON.stringify(address)),
    externalIds: record.externalIds.map((externalId) => JSON.stringify(externalId)),
    attributes: record.attributes.map((attribute) => JSON.stringify(attribute)),
    updatedAt: integer(record.updatedAt),
    firstSeen: integer(firstSeen),
    formerKeys,
  };
}

export function toRecord(node: RecordNode): PartyRecord {
  return {
    key: node.key,
    department: node.department,
    type: node.type,
    sourceId: node.sourceId,
    kind: node.kind,
    name: node.name ?? null,
    givenName: node.givenName ?? null,
    familyName: node.familyName ?? null,
    otherNames: node.otherNames ?? [],
    emails: node.emails,
    phones: node.phones,
    addresses: node.addresses.map((address) => JSON.parse(address)),
    birthDate: node.birthDate ?? null,
    externalIds: node.externalIds.map((externalId) => JSON.parse(externalId)),
    taxIds: node.taxIds,
    domains: node.domains,
    attributes: (node.attributes ?? []).map((attribute) => JSON.parse(attribute)),
    updatedAt: node.updatedAt ?? null,
  };
}
