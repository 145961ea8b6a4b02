import type { Entities } from '../../kit/import/row-change.ts';
import type { Party } from '../../kit/party.ts';
import type { AccountRow } from '../tables.ts';

/** The columns of an account that linking needs, as they stand in an import. */
type AccountValues = Partial<AccountRow>;

function toParty(id: string, values: AccountValues, version: number | null): Party {
  const { street, city, region, postal_code: postalCode, country } = values;
  const hasAddress = [street, city, postalCode].some(Boolean);
  return {
    kind: values.kind ?? 'PERSON',
    name: values.name ?? null,
    givenName: null,
    familyName: null,
    emails: values.email ? [values.email] : [],
    phones: values.phone ? [values.phone] : [],
    addresses: hasAddress
      ? [
          {
            street: street ?? null,
            city: city ?? null,
            region: region ?? null,
            postalCode: postalCode ?? null,
            country: country ?? null,
          },
        ]
      : [],
    birthDate: null,
    externalIds: [
      { system: 'billing', value: id },
      ...(values.external_id ? [{ system: 'external', value: values.external_id }] : []),
    ],
    taxIds: values.tax_id ? [values.tax_id] : [],
    domains: [],
    employer: null,
    updatedAt: version,
  };
}

export const entities: Entities = {
  account: { table: 'account', toParty },
  product: { table: 'product', kept: ['name'] },
  plan: { table: 'plan', kept: ['product_id', 'name', 'amount_minor', 'currency', 'interval', 'interval_count'] },
  subscription: { table: 'subscription', references: { account_id: 'account' } },
  subscription_item: { table: 'subscription_item', partOf: { subscription_id: 'subscription' } },
  invoice: { table: 'invoice', references: { account_id: 'account' } },
  invoice_line: { table: 'invoice_line', partOf: { invoice_id: 'invoice' } },
  payment: { table: 'payment', references: { account_id: 'account' }, partOf: { invoice_id: 'invoice' } },
  invoice_payment: { table: 'invoice_payment', partOf: { invoice_id: 'invoice' } },
  refund: { table: 'refund', partOf: { payment_id: 'payment' } },
  dispute: { table: 'dispute', partOf: { payment_id: 'payment' } },
  credit_note: { table: 'credit_note', partOf: { invoice_id: 'invoice' } },
};
