import { customerByRecord, recordByKey } from '../repository.ts';
import { builder } from '../schema.ts';
import { CustomerRef } from './customer.ts';
import { SourceRecordRef } from './record.ts';

interface RecordSide {
  key: string;
}

export const RecordSideRef = builder.objectRef<RecordSide>('RecordSide').implement({
  description: 'One of two records that are compared.',
  fields: (t) => ({
    recordId: t.id({
      description: 'Department, type and id in the source, e.g. billing:account:cus_81.',
      resolve: ({ key }) => key,
    }),
    record: t.field({
      type: SourceRecordRef,
      nullable: true,
      description: 'The record itself; null when it was deleted a moment ago.',
      resolve: ({ key }, _args, context) => recordByKey(context, key),
    }),
    customer: t.field({
      type: CustomerRef,
      nullable: true,
      description: 'The customer that the record belongs to.',
      resolve: ({ key }, _args, context) => customerByRecord(context, key),
    }),
  }),
});

export function sidesOf({ low, high }: { low: string; high: string }): RecordSide[] {
  return [{ key: low }, { key: high }];
}
