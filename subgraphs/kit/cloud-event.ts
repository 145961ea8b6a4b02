import { z } from 'zod';
import type { Change, ChangeType } from './change-feed.ts';

/** Media type of a list of CloudEvents 1.0 in JSON. */
export const cloudEventsBatch = 'application/cloudevents-batch+json';

export interface CloudEvent {
  specversion: '1.0';
  id: string;
  source: string;
  /** `customergraph.<department>.<entity>.<change>`, e.g. `customergraph.billing.account.upserted`. */
  type: string;
  subject: string;
  time: string;
  datacontenttype: 'application/json';
  /** CloudEvents' own extension attribute: a string that sorts as text, since its integers end at 2^31. */
  sequence: string;
  /** The payload, and whom it is about where that was asked for. */
  data: Change['payload'] & Pick<Change, 'about'>;
}

const digitsOfLargestSequence = 16;
const text = z.string().nullable();
const list = z.array(z.string());

const partySchema = z.object({
  kind: z.enum(['PERSON', 'ORGANISATION']),
  name: text,
  givenName: text,
  familyName: text,
  emails: list,
  phones: list,
  addresses: z.array(z.object({ street: text, city: text, region: text, postalCode: text, country: text })),
  birthDate: text,
  externalIds: z.array(z.object({ system: z.string(), value: z.string() })),
  taxIds: list,
  domains: list,
  employer: text,
  updatedAt: z.number().nullable(),
});

const payloadSchema = z.object({
  unreadable: z.literal(true).optional(),
  party: partySchema.optional(),
  mergedInto: z.string().optional(),
  values: z.record(z.string(), z.unknown()).optional(),
  was: z.record(z.string(), z.string()).optional(),
  whose: list.optional(),
});

const aboutSchema = z.object({ records: list.optional(), customers: list.optional() });

const eventSchema = z.object({
  specversion: z.literal('1.0'),
  id: z.string(),
  type: z.string(),
  subject: z.string(),
  time: z.iso.datetime(),
  sequence: z.string().regex(/^\d+$/),
  data: z.unknown(),
});

const changeTypes: readonly ChangeType[] = ['upserted', 'deleted', 'merged'];

export function toCloudEvent(department: string, change: Change): CloudEvent {
  return {
    specversion: '1.0',
    id: change.id,
    source: `/departments/${department}`,
    type: `customergraph.${department}.${change.entity}.${change.type}`,
    subject: change.entityId,
    time: new Date(change.at).toISOString(),
    datacontenttype: 'application/json',
    sequence: String(change.sequence).padStart(digitsOfLargestSequence, '0'),
    data: change.about ? { ...change.payload, about: change.about } : change.payload,
  };
}

/** @throws when the value is not a CloudEvent of this department's feed. */
export function fromCloudEvent(department: string, value: unknown): Change {
  const event = eventSchema.parse(value);
  const prefix = `customergraph.${department}.`;
  const end = event.type.lastIndexOf('.');
  const type = changeTypes.find((known) => known === event.type.slice(end + 1));
  if (!event.type.startsWith(prefix) || end <= prefix.length || !type)
    throw new Error(`an event of type ${event.type} does not belong to the change feed of ${department}`);
  return {
    sequence: Number(event.sequence),
    id: event.id,
    entity: event.type.slice(prefix.length, end),
    entityId: event.subject,
    type,
    payload: payloadSchema.catch({ unreadable: true }).parse(event.data),
    at: Date.parse(event.time),
    ...aboutOf(event.data),
  };
}

function aboutOf(data: unknown): Pick<Change, 'about'> {
  const { about } = z.object({ about: aboutSchema.optional() }).catch({}).parse(data);
  return about ? { about } : {};
}
