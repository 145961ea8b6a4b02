import { pageArguments } from '../../kit/builder.ts';
import { builder } from '../schema.ts';
import { pageOf } from './page.ts';
import { DepartmentRef, SourceRecordRef } from './record.ts';

const SourceRecordConnection = builder.connectionObject(
  { type: SourceRecordRef, name: 'SourceRecordConnection', description: "A department's records, by their ids." },
  { description: 'One record of a list.' },
);

builder.queryField('records', (t) =>
  t.field({
    type: SourceRecordConnection,
    nullable: true,
    description: 'The records of one department that identity knows, with their customers.',
    args: {
      department: t.arg({ type: DepartmentRef, required: true, description: 'Whose records.' }),
      ...pageArguments(t.arg),
    },
    resolve: (_root, { department, ...page }, { store }) =>
      pageOf(page, {
        list: `records ${department}`,
        sortKeys: 'texts',
        read: async (after, limit) => {
          const found = await store.records({ department, after: after?.id, limit });
          return found.map(({ record }) => record);
        },
        positionOf: ({ key }) => ({ sortKey: key, id: key }),
        count: () => store.countRecords(department),
      }),
  }),
);
