import { createHmac } from 'node:crypto';
import { personal } from '../../kit/masking.ts';
import { proposalById } from '../repository.ts';
import { builder } from '../schema.ts';
import type { AttachedProposal, SharedIdentifier } from '../store/neighbourhood.ts';
import { attachedBounds, type DrawnGraph, type DrawnRecord } from './graph-walk.ts';
import { HoldRef } from './hold.ts';
import { ProposalRef } from './proposals.ts';
import { SourceRecordRef } from './record.ts';
import { inBits, weightUnit } from './weight.ts';

export interface GraphNode {
  is: 'GraphRecord' | 'GraphProposal' | 'GraphIdentifier';
  id: string;
}

export const GraphNodeRef = builder.interfaceRef<GraphNode>('GraphNode').implement({
  description: 'Something that is drawn as a node.',
  resolveType: ({ is }) => is,
  fields: (t) => ({
    id: t.exposeID('id', { description: 'By which edges name it; the same in every graph.' }),
  }),
});

export function nodesOf({ records, proposals, identifiers }: DrawnGraph, pseudonymKey: string): GraphNode[] {
  return [
    ...records.map((each) => ({ ...each, is: 'GraphRecord' as const, id: each.record.key })),
    ...proposals.map((each) => ({ ...each, is: 'GraphProposal' as const })),
    ...identifiers.map((each) => ({
      ...{ ...each, is: 'GraphIdentifier' as const, id: identifierId(each.identifier, pseudonymKey) },
    })),
  ];
}

/** The value itself would tell what is masked, and so would a hash of it without a key: there are few telephone numbers. */
export function identifierId(identifier: string, pseudonymKey: string): string {
  return `i_${createHmac('sha256', pseudonymKey).update(identifier).digest('base64url').slice(0, 20)}`;
}

builder.objectRef<GraphNode & DrawnRecord>('GraphRecord').implement({
  description: "A department's record as a node.",
  interfaces: [GraphNodeRef],
  fields: (t) => ({
    record: t.expose('record', { type: SourceRecordRef, description: 'The record.' }),
    customerId: t.exposeID('customerId', { description: 'The customer that it belongs to.' }),
    depth: t.exposeInt('depth', {
      description:
        "1 for the customer's own records, 2 for those that something leads to from there, and so on: in the graph of another customer it may be another.",
    }),
  }),
});

builder.objectRef<GraphNode & AttachedProposal>('GraphProposal').implement({
  description: 'An open proposal as a node between the two records that it is about.',
  interfaces: [GraphNodeRef],
  fields: (t) => ({
    reason: t.expose('reason', { type: HoldRef, description: 'What keeps the two customers apart.' }),
    weight: t.float({
      description: `How much speaks for one party, of these two records. ${weightUnit}`,
      resolve: ({ weight }) => inBits(weight),
    }),
    proposal: t.field({
      type: ProposalRef,
      nullable: true,
      description: 'The proposal itself; null when it was withdrawn a moment ago.',
      resolve: ({ id }, _args, context) => proposalById(context, id),
    }),
  }),
});

const identifierTypes = {
  email: { name: 'EMAIL', mask: 'email', description: 'An email address.' },
  mailbox: { name: 'MAILBOX', mask: 'email', description: 'An email address that a role answers, as info@.' },
  phone: { name: 'PHONE', mask: 'phone', description: 'A telephone number with its country.' },
  external: { name: 'EXTERNAL_ID', mask: 'id', description: 'The id that a system gave, as system:id.' },
  tax: { name: 'TAX_ID', mask: 'text', description: 'A tax id.' },
  domain: { name: 'DOMAIN', mask: null, description: "A company's web domain." },
} as const;

type IdentifierType = keyof typeof identifierTypes;

const IdentifierTypeRef = builder.enumType('IdentifierType', {
  description: 'What kind of value an identifier is.',
  values: Object.fromEntries(
    Object.entries(identifierTypes).map(([value, { name, description }]) => [name, { value, description }]),
  ) as Record<(typeof identifierTypes)[IdentifierType]['name'], { value: IdentifierType; description: string }>,
});

builder.objectRef<GraphNode & SharedIdentifier>('GraphIdentifier').implement({
  description: 'A value that records hold, and by which they may be one party.',
  interfaces: [GraphNodeRef],
  fields: (t) => ({
    type: t.field({
      type: IdentifierTypeRef,
      description: 'What kind of value it is.',
      resolve: ({ identifier }) => partsOf(identifier).type,
    }),
    value: t.string({
      description:
        'The value in the spelling that records are compared by. Emails and telephone numbers, be they ids as well, and tax ' +
        'ids are masked without the scope personal-data:read.',
      resolve: ({ identifier }, _args, { caller }) => {
        const { type, value } = partsOf(identifier);
        const { mask } = identifierTypes[type];
        return mask === null ? value : personal(caller, mask, value);
      },
    }),
    holders: t.exposeInt('holders', {
      description:
        `How many records hold it, counted up to ${attachedBounds.counted}. What more than ${attachedBounds.holders} ` +
        'hold is drawn, and not followed to them.',
    }),
  }),
});

function partsOf(identifier: string): { type: IdentifierType; value: string } {
  const colon = identifier.indexOf(':');
  const type = identifier.slice(0, colon);
  if (!isIdentifierType(type)) throw new Error(`identifiers of type ${type} are not in the table of types`);
  return { type, value: identifier.slice(colon + 1) };
}

function isIdentifierType(type: string): type is IdentifierType {
  return Object.hasOwn(identifierTypes, type);
}
