import { departments } from '../departments.ts';
import { customerAsOf, customerById } from '../repository.ts';
import { builder } from '../schema.ts';
import type { Customer } from '../store/customers.ts';

/** Most of its fields are in customer-fields.ts, which needs the types whose fields lead back to a customer. */
export const CustomerRef = builder.objectRef<Customer>('Customer').implement({
  description: "A person or an organisation, and all of the departments' records that are about them.",
});

/** Each department reads its own list of record ids, `type:sourceId`; clients never see them. */
for (const { name } of departments) {
  builder.objectField(CustomerRef, `${name}RecordIds`, (t) =>
    t.stringList({
      inaccessible: true,
      description: `The customer's records in ${name}, each as type:sourceId.`,
      resolve: ({ recordKeys }) =>
        recordKeys.filter((key) => key.startsWith(`${name}:`)).map((key) => key.slice(name.length + 1)),
    }),
  );
}

builder.asEntity(CustomerRef, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, context) => customerById(context, id),
});

builder.queryField('customer', (t) =>
  t.field({
    type: CustomerRef,
    nullable: true,
    description: 'One customer by id; an id that was merged away answers with the customer it became part of.',
    directives: { cacheControl: { maxAge: 60 } },
    args: {
      id: t.arg.id({ required: true, description: "The customer's id, or a former one." }),
      asOf: t.arg({
        type: 'DateTime',
        description:
          'What was believed at this time: whom the id stood for, which records were theirs and what these said; ' +
          'null when the id did not exist yet. What departments know of these records, their links and their graph ' +
          'are those of today. Values that a department deleted since are gone for all times. Ids are those of today, so a client that keeps objects by id has to keep such an answer apart from them.',
      }),
    },
    resolve: (_root, { id, asOf }, context) =>
      typeof asOf === 'number' ? customerAsOf(context, id, asOf) : customerById(context, id),
  }),
);
