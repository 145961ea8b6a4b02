import { builder } from './schema.ts';

/** Whom support helps: one requester or organization, or all records of a customer. */
export interface SupportParty {
  /** `requester:370…`, `organization:390…` */
  recordIds: string[];
}

/** Its fields are in support-party-fields.ts, which needs the lists whose items lead back to a party. */
export const SupportPartyRef = builder.interfaceRef<SupportParty>('SupportParty').implement({
  description: 'Whom support helps: one requester, one organization, or a customer with all of their records.',
});
