import { partDescription, partOf } from '../../kit/list-part.ts';
import { personal } from '../../kit/masking.ts';
import type { Page, PageArguments } from '../../kit/page.ts';
import type { EventType, IdentityEvent } from '../resolution/events.ts';
import { builder } from '../schema.ts';
import type { EventQuery } from '../store/customers.ts';
import type { IdentityReads } from '../store/identity-reads.ts';
import { maskedSubject } from './masked-subject.ts';
import { pageOf } from './page.ts';

const descriptions: Record<EventType, string> = {
  CUSTOMER_CREATED: 'Records came in that were no known customer.',
  CUSTOMER_MERGED: 'Another customer turned out to be this one.',
  CUSTOMER_SPLIT: 'Records that were another customer turned out to be one of their own.',
  CUSTOMER_RESTORED: 'A customer that had been merged away lives again, with the records that it had.',
  CUSTOMER_DISSOLVED: 'The last record went.',
  CUSTOMER_SUSPECTED: 'A link that alone held many records together was set aside until someone has looked.',
  RECORD_ADDED: 'Records came in that belong to this customer.',
  RECORD_CHANGED: 'A record was changed by its department, or another id leads to it, or no longer.',
  RECORD_MOVED: 'Records moved here from another customer.',
  RECORD_REMOVED: 'A record was deleted by its department, or merged into another.',
  PROPOSAL_CONFIRMED: 'A steward confirmed a proposal: both sides are one customer for good.',
  PROPOSAL_REJECTED: 'A steward rejected a proposal: both sides stay two, on this evidence or for good.',
  PROPOSAL_DEFERRED: 'A steward put a proposal off.',
  PROPOSAL_REOPENED: 'A steward reopened a proposal.',
  PROPOSAL_ASSIGNED: 'A steward said who is to look at a proposal.',
  RECORDS_LINKED: 'A steward said that two records are one party.',
  RECORD_UNLINKED: 'A steward said that a record is not of this customer.',
  CUSTOMERS_JOINED: 'A steward said that customers are one.',
  CUSTOMER_DIVIDED: 'A steward said that records of this customer are another.',
  UNDONE: 'A steward took back what a steward had done.',
};

const EventTypeRef = builder.enumType('CustomerEventType', {
  description: 'What can happen to a customer.',
  values: Object.fromEntries(
    Object.entries(descriptions).map(([type, description]) => [type, { description }]),
  ) as Record<EventType, { description: string }>,
});

export const EventRef = builder.objectRef<IdentityEvent>('CustomerEvent').implement({
  description: 'One entry in the history of a customer, which is only ever added to.',
  fields: (t) => ({
    id: t.id({ description: 'Number of the entry; later ones are larger.', resolve: ({ sequence }) => `${sequence}` }),
    type: t.expose('type', { type: EventTypeRef, description: 'What happened.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When identity noticed.' }),
    actor: t.string({
      description: `Who did it: the resolver, or a steward. ${maskedSubject}`,
      resolve: ({ actor }, _args, { caller }) => personal(caller, 'id', actor),
    }),
    customerId: t.exposeID('customerId', { description: 'The customer it happened to; of a merge, the survivor.' }),
    otherCustomerId: t.exposeID('otherCustomerId', {
      nullable: true,
      description: 'Where the records were before, when they came from another customer.',
    }),
    recordIds: t.idList({
      description: 'The records concerned.',
      args: { first: t.arg.int({ description: partDescription }) },
      resolve: ({ recordKeys }, { first }) => partOf(recordKeys, first),
    }),
    recordCount: t.int({
      description: 'How many records it concerns.',
      resolve: ({ recordKeys }) => recordKeys.length,
    }),
    reason: t.string({
      nullable: true,
      description:
        'Why, in the words of the steward; null for what followed from records, rules or a decision. Masked without the scope personal-data:read.',
      resolve: ({ reason }, _args, { caller }) => personal(caller, 'text', reason),
    }),
    cause: t.id({
      nullable: true,
      description: "The steward's entry that this one followed from.",
      resolve: ({ cause }) => cause?.toString(),
    }),
    undoes: t.id({
      nullable: true,
      description: 'The entry that this one took back.',
      resolve: ({ details }) => details?.undoes?.toString(),
    }),
  }),
});

export const EventConnection = builder.connectionObject(
  { type: EventRef, name: 'CustomerEventConnection', description: 'Entries of a history, newest first.' },
  { description: 'One entry of a history.' },
);

export function historyOf(
  store: IdentityReads,
  { customerId, upTo }: Pick<EventQuery, 'customerId' | 'upTo'>,
  page: PageArguments,
): Promise<Page<IdentityEvent>> {
  return pageOf(page, {
    list: 'history',
    read: (after, limit) => store.events({ customerId, upTo, before: after && Number(after.sortKey), limit }),
    positionOf: ({ sequence }) => ({ sortKey: sequence, id: `${sequence}` }),
    count: () => store.countEvents(customerId, upTo),
  });
}
