import { personal } from '../kit/masking.ts';
import type { Address } from './repository/values.ts';
import { builder } from './schema.ts';

export const AddressRef = builder.objectRef<Address>('SalesAddress').implement({
  description: 'A postal address as sales has it.',
  directives: { cacheControl: { inheritMaxAge: true } },
  fields: (t) => ({
    street: t.string({
      nullable: true,
      description: 'Street and house number; masked without the scope personal-data:read.',
      resolve: ({ street }, _args, { caller }) => personal(caller, 'text', street),
    }),
    city: t.exposeString('city', { nullable: true, description: 'City or town.' }),
    region: t.exposeString('region', { nullable: true, description: 'State, province or region.' }),
    postalCode: t.string({
      nullable: true,
      description: 'Postal code; masked without the scope personal-data:read.',
      resolve: ({ postalCode }, _args, { caller }) => personal(caller, 'text', postalCode),
    }),
    country: t.exposeString('country', { nullable: true, description: 'Country as sales has it: a code or a name.' }),
  }),
});
