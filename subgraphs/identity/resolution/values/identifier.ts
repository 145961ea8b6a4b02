import { type Reading, readRecord } from '../reading.ts';
import { type PartyRecord, recordName } from '../record.ts';
import { isRoleMailbox } from './email.ts';
import { externalIdIdentifiers, taxIdentifier } from './external-id.ts';
import type { PhoneNumber } from './phone.ts';
import { seenText } from './text.ts';

/** An index takes no more than some thousand bytes, and in plain letters a text may be longer than it was. */
const longestIdentifier = 2000;

/**
 * Every normalised identifier of a record as `type:value`, sorted and without repeats; placeholders are left out. Types are
 * `email`, `mailbox` (one that a role answers, as info@), `phone`, `external`, `tax` and `domain`.
 *
 * @param formerKeys records that were merged into this one in their source: whoever knows one of their ids means this
 * record.
 */
export function identifiersOf(
  record: PartyRecord,
  formerKeys: readonly string[] = [],
  reading: Reading = readRecord(record),
): string[] {
  const found = [
    ...[record.key, ...formerKeys].map(ownIdentifier),
    ...record.externalIds.flatMap(externalIdIdentifiers),
    ...record.taxIds.map(taxIdentifier),
    ...(reading.name === null ? organisationIdentifiers(reading) : personIdentifiers(reading)),
  ];
  const indexable = found.filter((id): id is string => Boolean(id) && (id?.length ?? 0) <= longestIdentifier);
  return indexable.sort().filter((id, place) => id !== indexable[place - 1]);
}

/** The id that other systems use when they refer to a record of this department. */
function ownIdentifier(key: string): string {
  const { department, sourceId } = recordName(key);
  return `external:${department}:${seenText(sourceId)}`;
}

function personIdentifiers({ emails, phones }: Reading): (string | null)[] {
  return [
    ...emails.map((email) => (isRoleMailbox(email) ? `mailbox:${email}` : `email:${email}`)),
    ...phones.map(phoneIdentifier),
  ];
}

/** A role mailbox is a company's own address, though none of its people's. */
function organisationIdentifiers({ emails, phones, domains }: Reading): (string | null)[] {
  return [
    ...emails.map((email) => `email:${email}`),
    ...phones.map(phoneIdentifier),
    ...domains.map((domain) => `domain:${domain}`),
  ];
}

function phoneIdentifier({ international }: PhoneNumber): string | null {
  return international && `phone:${international}`;
}
