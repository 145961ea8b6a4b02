import { builder } from './schema.ts';

/** Whoever buys: one contact, guest or account, or a customer with all of their records. */
export interface Buyer {
  /** `contact:003…`, `lead:00Q…`, `guest:801…`, `account:001…` */
  recordIds: string[];
}

/** Its fields are in buyer-fields.ts, which needs the lists whose items lead back to a buyer. */
export const BuyerRef = builder.interfaceRef<Buyer>('Buyer').implement({
  description: 'Whoever buys: a contact, a webshop guest, a company, or a customer with all of their records.',
});
