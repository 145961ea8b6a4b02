import { departments } from '../departments.ts';
import { customerByRecord } from '../repository.ts';
import { recordKey } from '../resolution/record.ts';
import { builder } from '../schema.ts';
import { CustomerRef } from './customer.ts';

/** Every department's own party record leads to its customer, so a question can start at a ticket and end at an invoice. */
for (const { name: department, partyTypes } of departments) {
  for (const [entity, types] of Map.groupBy(partyTypes, (partyType) => partyType.entity)) {
    builder.externalRef(entity, builder.selection<{ id: string }>('id')).implement({
      externalFields: (t) => ({ id: t.id() }),
      fields: (t) => ({
        customer: t.field({
          type: CustomerRef,
          nullable: true,
          description: 'The customer that this record belongs to; null until identity has seen the record.',
          resolve: ({ id }, _args, context) => customerByRecord(context, keyOf(id)),
        }),
      }),
    });

    /** An entity of several types carries its type in its id. */
    const keyOf = (id: string): string => {
      const [only, ...others] = types;
      return others.length === 0 && only
        ? recordKey({ department, type: only.type, sourceId: id })
        : `${department}:${id}`;
    };
  }
}
