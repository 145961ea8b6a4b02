import { GraphQLError } from 'graphql';
import type { Position } from '../../../graph-schema/shared/cursor.ts';
import { pageArguments } from '../../kit/builder.ts';
import { type Caller, mayReadPersonalData } from '../../kit/caller.ts';
import { departments } from '../departments.ts';
import { emailIdentifiers } from '../resolution/values/email.ts';
import { externalIdIdentifier, taxIdentifier } from '../resolution/values/external-id.ts';
import { readPhone } from '../resolution/values/phone.ts';
import { wordsOfName } from '../resolution/values/search-words.ts';
import { companyDomain } from '../resolution/values/web-domain.ts';
import { builder } from '../schema.ts';
import type { Customer, CustomerFilter, CustomerSort } from '../store/customers.ts';
import type { IdentityReads } from '../store/identity-reads.ts';
import { CustomerRef } from './customer.ts';
import { pageOf } from './page.ts';
import { CustomerKindRef, DepartmentRef } from './record.ts';
import { assertShort } from './sent-text.ts';

const CustomerConnection = builder.connectionObject(
  { type: CustomerRef, name: 'CustomerConnection', description: 'Customers in the order asked for.' },
  { description: 'One customer of a list.' },
);

const CustomerFilterInput = builder.inputType('CustomerFilter', {
  description: 'Which customers a list holds; all conditions apply.',
  fields: (t) => ({
    kind: t.field({ type: CustomerKindRef, description: 'Only persons, or only organisations.' }),
    departments: t.field({
      type: [DepartmentRef],
      description: 'Only customers whom each of these departments knows.',
    }),
  }),
});

const CustomerOrderField = builder.enumType('CustomerOrderField', {
  description: 'What a list of customers can be sorted by.',
  values: {
    NAME: { value: 'name', description: 'By name, without regard to case and accents.' },
    CREATED_AT: { value: 'createdAt', description: 'By when their first record came in.' },
    UPDATED_AT: { value: 'updatedAt', description: 'By when a record of theirs last came, changed or went.' },
  } as const,
});

const OrderDirection = builder.enumType('CustomerOrderDirection', {
  description: 'Which end of a list comes first.',
  values: {
    ASC: { value: 'asc', description: 'A before B, the oldest first.' },
    DESC: { value: 'desc', description: 'B before A, the newest first.' },
  } as const,
});

const CustomerOrder = builder.inputType('CustomerOrder', {
  description: 'How a list of customers is sorted.',
  fields: (t) => ({
    field: t.field({ type: CustomerOrderField, required: true, description: 'What it is sorted by.' }),
    direction: t.field({ type: OrderDirection, required: true, description: 'Which end comes first.' }),
  }),
});

builder.queryField('customers', (t) =>
  t.field({
    type: CustomerConnection,
    nullable: true,
    description: 'Customers by name or by an identifier, in pages.',
    args: {
      ...pageArguments(t.arg),
      search: t.arg.string({
        description:
          'The beginnings of words of a name, or a whole email address, telephone number, domain, tax id or record id. Without ' +
          'the scope personal-data:read words have to be whole as well.',
      }),
      filter: t.arg({ type: CustomerFilterInput, description: 'Which of them.' }),
      orderBy: t.arg({ type: CustomerOrder, description: 'In which order; by name if left out.' }),
    },
    resolve: (_root, { search, filter, orderBy, ...page }, { store, caller }) => {
      const conditions: CustomerFilter = {
        search: search?.trim() ? searchFor(search, caller) : undefined,
        kind: filter?.kind ?? undefined,
        departments: filter?.departments ?? [],
      };
      const sort = orderBy?.field ?? 'name';
      const direction = orderBy?.direction ?? 'asc';
      const read = (after: Position | undefined, limit: number): Promise<Customer[]> =>
        store.customers({ ...conditions, sort, direction, after, limit });
      const list = `customers ${sort} ${direction}`;
      // Anyone can read what is in a cursor.
      const isNameHidden = sort === 'name' && !mayReadPersonalData(caller);
      return pageOf(page, {
        ...(isNameHidden
          ? { list: `${list} by id`, read: async (after, limit) => read(after && (await placeOf(after, store)), limit) }
          : { list, read }),
        sortKeys: sort === 'name' ? 'texts' : 'numbers',
        positionOf: (customer) => ({ sortKey: isNameHidden ? '' : sortKeyOf(customer, sort), id: customer.id }),
        count: () => store.countCustomers(conditions),
      });
    },
  }),
);

/** Where a customer stands now in a list by name: it may have another name since, or have ended in another one. */
async function placeOf({ id }: Position, store: IdentityReads): Promise<Position> {
  const [customer] = await store.customersById([id]);
  if (customer && customer.recordKeys.length > 0) return { sortKey: customer.sortName, id: customer.id };
  throw new GraphQLError('the customer at after has gone: begin again without it', {
    extensions: { code: 'BAD_USER_INPUT', argument: 'after' },
  });
}

function sortKeyOf(customer: Customer, sort: CustomerSort): string | number {
  return sort === 'name' ? customer.sortName : customer[sort];
}

/** What stands around these is no word of a name: looked for by its beginnings it would be found all over the graph. */
const isAddressOrKey = /\S[@:]\S/;

/** No name has more; SQLite takes no statement of 500 and more. */
const mostWords = 100;

/**
 * Whatever the text can be read as: the store looks for all of it at once. Who is shown no person's name has to know its words: by
 * beginnings, a hundred searches would tell it letter by letter.
 */
function searchFor(text: string, caller: Caller): NonNullable<CustomerFilter['search']> {
  assertShort('search', text);
  const phone = readPhone(text, null)?.international;
  const domain = companyDomain(text);
  const identifiers = [
    ...emailIdentifiers(text),
    phone && `phone:${phone}`,
    domain && `domain:${domain}`,
    taxIdentifier(text),
    ...departments.map(({ name }) => externalIdIdentifier({ system: name, value: text })),
  ];
  const words = isAddressOrKey.test(text) ? [] : wordsOfName(text);
  if (words.length > mostWords)
    throw new GraphQLError(`search must not have more than ${mostWords} different words`, {
      extensions: { code: 'BAD_USER_INPUT', argument: 'search' },
    });
  return {
    words,
    identifiers: identifiers.filter((identifier): identifier is string => Boolean(identifier)),
    wholeWords: !mayReadPersonalData(caller),
  };
}
