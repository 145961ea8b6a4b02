import type { UpsertRow } from '../../kit/import/row-change.ts';
import { addresseeOfEmail } from '../email-key.ts';

/** A contact's addresses, each as a row that stays when the contact gets another: what was said at an address stays said. */
export function contactEmails({ id, version, values }: UpsertRow, additional: readonly string[] = []): UpsertRow[] {
  const emails = [values.email, values.other_email, ...additional].filter((email) => typeof email === 'string');
  return [...new Set(emails.map(addresseeOfEmail))].map((addressee) => ({
    ...{
      kind: 'row',
      entity: 'contact_email',
      id: `${id} ${addressee}`,
      version,
      deleted: false,
      derived: true,
      lasting: true,
    },
    values: { contact_id: id, addressee },
  }));
}
