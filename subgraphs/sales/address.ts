import { maskedField } from '../kit/masking.ts';
import type { Address } from './repository/values.ts';
import { builder } from './schema.ts';

export const AddressRef = builder.objectRef<Address>('SalesAddress').implement({
  description: 'A postal address as sales has it.',
  directives: { cacheControl: { inheritMaxAge: true } },
  fields: (t) => ({
    street: t.string(maskedField('street', 'text', 'Street and house number')),
    city: t.exposeString('city', { nullable: true, description: 'City or town.' }),
    region: t.exposeString('region', { nullable: true, description: 'State, province or region.' }),
    postalCode: t.string(maskedField('postalCode', 'text', 'Postal code')),
    country: t.exposeString('country', { nullable: true, description: 'Country as sales has it: a code or a name.' }),
  }),
});
