import { isObject, type JsonObject } from '../../kit/import/read-json.ts';

/**
 * A contact or company of the first version of HubSpot's API as the third gives it: with an `id`, and what is said of addresses
 * and of merges as properties.
 */
export function asOfToday(object: JsonObject): JsonObject {
  const id = object['canonical-vid'] ?? object.vid ?? object.companyId;
  if ('id' in object || id === undefined || !isObject(object.properties)) return object;
  const {
    'identity-profiles': profiles,
    'merged-vids': merged,
    'form-submissions': _forms,
    'merge-audits': _audits,
    ...rest
  } = object;
  const emails = listOf(profiles).flatMap(({ identities }) =>
    listOf(identities).filter(({ type }) => type === 'EMAIL'),
  );
  const isPrimary = (email: JsonObject): boolean => email['is-primary'] === true;
  const properties = {
    email: emails.find(isPrimary)?.value,
    hs_additional_emails: emails
      .filter((email) => !isPrimary(email))
      .map(({ value }) => value)
      .join(';'),
    hs_calculated_merged_vids: Array.isArray(merged) ? merged.join(';') : null,
    ...object.properties,
  };
  return { ...rest, id, properties };
}

function listOf(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
