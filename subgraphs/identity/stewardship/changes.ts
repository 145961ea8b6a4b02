import { partDescription, partOf, wholeUnlessAsked } from '../../kit/list-part.ts';
import { CustomerRef } from '../graphql/customer.ts';
import { GoldenProfileRef } from '../graphql/profile.ts';
import { DepartmentRef, knownDepartment, SourceRecordRef } from '../graphql/record.ts';
import { customerById, recordByKey } from '../repository.ts';
import type { CustomerChange } from '../resolution/customer-change.ts';
import { goldenProfile } from '../resolution/golden/profile.ts';
import { type PartyRecord, recordName } from '../resolution/record.ts';
import { builder, type IdentityContext } from '../schema.ts';

interface Snapshot {
  keys: readonly string[];
}

const SnapshotRef = builder.objectRef<Snapshot>('CustomerSnapshot').implement({
  description: 'A customer as its records make it: before or after something is done.',
  fields: (t) => ({
    recordIds: t.idList({
      description: 'Its records, in the order of their ids.',
      args: { first: t.arg.int({ description: partDescription }) },
      resolve: ({ keys }, { first }) => partOf(keys, first),
    }),
    records: t.field({
      type: [SourceRecordRef],
      description: 'The records themselves.',
      directives: wholeUnlessAsked,
      args: { first: t.arg.int({ description: partDescription }) },
      resolve: ({ keys }, { first }, context) => recordsOf(partOf(keys, first), context),
    }),
    recordCount: t.int({ description: 'How many records it has.', resolve: ({ keys }) => keys.length }),
    profile: t.field({
      type: GoldenProfileRef,
      nullable: true,
      description: 'The best known values of these records.',
      resolve: async ({ keys }, _args, context) => goldenProfile(await recordsOf(keys, context), context.survivorship),
    }),
  }),
});

async function recordsOf(keys: readonly string[], context: IdentityContext): Promise<PartyRecord[]> {
  const records = await Promise.all(keys.map((key) => recordByKey(context, key)));
  return records.filter((record) => record !== null);
}

export const CustomerChangeRef = builder.objectRef<CustomerChange>('CustomerChange').implement({
  description: 'A customer whose records are others than before.',
  fields: (t) => ({
    customerId: t.exposeID('customerId', {
      nullable: true,
      description: 'The customer; null for one that a preview foresees and that has no id yet.',
    }),
    becomes: t.exposeID('becomes', {
      nullable: true,
      description: 'The customer that its id answers with from now on; null where it answers with itself.',
    }),
    before: t.field({
      type: SnapshotRef,
      nullable: true,
      description: 'As it was; null when it is new.',
      resolve: ({ before }) => (before.length === 0 ? null : { keys: before }),
    }),
    after: t.field({
      type: SnapshotRef,
      nullable: true,
      description: 'As it is afterwards; null when it is no more.',
      resolve: ({ after }) => (after.length === 0 ? null : { keys: after }),
    }),
    customer: t.field({
      type: CustomerRef,
      nullable: true,
      description: 'The customer as it is at this moment: in a preview, as it still is.',
      resolve: ({ customerId }, _args, context) => (customerId === null ? null : customerById(context, customerId)),
    }),
  }),
});

interface Affected {
  department: string;
  keys: string[];
}

export const AffectedRef = builder.objectRef<Affected>('AffectedDepartment').implement({
  description: 'A department whose records answer for another customer than before.',
  fields: (t) => ({
    department: t.field({
      type: DepartmentRef,
      description: 'Whose records.',
      resolve: ({ department }) => knownDepartment(department),
    }),
    recordIds: t.idList({
      description: 'The records.',
      args: { first: t.arg.int({ description: partDescription }) },
      resolve: ({ keys }, { first }) => partOf(keys, first),
    }),
    recordCount: t.int({ description: 'How many records.', resolve: ({ keys }) => keys.length }),
  }),
});

/** Records whose customer has another id than before, by department. */
export function affectedBy(changes: readonly CustomerChange[]): Affected[] {
  const homes = (side: 'before' | 'after'): Map<string, CustomerChange> =>
    new Map(changes.flatMap((change) => change[side].map((key) => [key, change] as const)));
  const [before, after] = [homes('before'), homes('after')];
  const moved = [...before.keys()].filter((key) => before.get(key) !== after.get(key)).sort();
  const byDepartment = Map.groupBy(moved, (key) => recordName(key).department);
  return [...byDepartment].map(([department, keys]) => ({ department, keys }));
}
