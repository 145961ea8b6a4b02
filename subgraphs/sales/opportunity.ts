import { pageArguments } from '../kit/builder.ts';
import { maskedField } from '../kit/masking.ts';
import { recordId } from '../kit/party.ts';
import { AccountRef } from './account.ts';
import { ContactRef } from './contact.ts';
import { descriptionOf, maskedDescription } from './line-description.ts';
import { ProductRef } from './product.ts';
import {
  allOpportunities,
  type Opportunity,
  opportunityById,
  opportunityLines,
  type Stage,
  stagesOfOpportunity,
} from './repository/opportunities.ts';
import { type Line, productById } from './repository/orders.ts';
import { accountById, personById, type Salesperson, salespersonById } from './repository/parties.ts';
import { builder } from './schema.ts';

const OpportunityStatusRef = builder.enumType('OpportunityStatus', {
  description: 'Whether an opportunity is still open, and how it ended.',
  values: {
    OPEN: { description: 'Sales is working on it.' },
    WON: { description: 'The customer bought.' },
    LOST: { description: 'The customer did not buy.' },
  } as const,
});

const SalespersonRef = builder.objectRef<Salesperson>('Salesperson').implement({
  description: 'Somebody who works in sales.',
  directives: { cacheControl: { inheritMaxAge: true } },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Their id in the sales system.' }),
    name: t.string(maskedField('name', 'name', 'Name')),
    isActive: t.exposeBoolean('isActive', { description: 'Whether they still work there.' }),
  }),
});

const StageRef = builder.objectRef<Stage>('OpportunityStage').implement({
  description: 'A stage that an opportunity went through.',
  directives: { cacheControl: { inheritMaxAge: true } },
  fields: (t) => ({
    stage: t.exposeString('stage', { nullable: true, description: "The stage, in the organisation's own words." }),
    enteredAt: t.expose('enteredAt', { type: 'DateTime', description: 'When it began.' }),
    leftAt: t.expose('leftAt', { type: 'DateTime', nullable: true, description: 'When the next stage began.' }),
    amount: t.expose('amount', { type: 'Money', nullable: true, description: 'What it was worth when it began.' }),
    probability: t.exposeInt('probability', {
      nullable: true,
      description: 'How likely a sale seemed when it began, in percent.',
    }),
  }),
});

const LineRef = builder.objectRef<Line>('OpportunityLine').implement({
  description: 'One product that an opportunity is about.',
  fields: (t) => ({
    id: t.exposeID('id', { description: "The line's id in the sales system." }),
    product: t.field({
      type: ProductRef,
      nullable: true,
      description: 'The product.',
      resolve: ({ productId }, _args, context) => (productId ? productById(context, productId) : null),
    }),
    description: t.string({
      nullable: true,
      description: `What the line says is offered. ${maskedDescription}`,
      resolve: (line, _args, context) => descriptionOf(line, context),
    }),
    quantity: t.exposeFloat('quantity', { nullable: true, description: 'How many, or how much.' }),
    unitPrice: t.expose('unitPrice', { type: 'Money', nullable: true, description: 'Price of one.' }),
    total: t.expose('total', { type: 'Money', nullable: true, description: 'Price of the line.' }),
  }),
});

const LineConnection = builder.connectionObject(
  {
    type: LineRef,
    name: 'OpportunityLineConnection',
    description: 'What an opportunity is about.',
    directives: { cacheControl: { inheritMaxAge: true } },
  },
  { description: 'One product of it.' },
);

const OpportunityRef = builder.objectRef<Opportunity>('Opportunity').implement({
  description: 'A sale that may come about.',
  fields: (t) => ({
    id: t.exposeID('id', { description: "The opportunity's id in the sales system." }),
    name: t.string(maskedField('name', 'name', 'What sales calls it, often after the customer')),
    status: t.expose('status', { type: OpportunityStatusRef, description: 'Open, won or lost.' }),
    stage: t.exposeString('stage', {
      nullable: true,
      description: "How far it has come, in the organisation's own words.",
    }),
    stageHistory: t.field({
      type: [StageRef],
      description: 'The stages it went through, oldest first; a sales process has about ten.',
      resolve: ({ id }, _args, context) => stagesOfOpportunity(context, [id]),
    }),
    amount: t.expose('amount', { type: 'Money', nullable: true, description: 'What it would be worth.' }),
    probability: t.exposeInt('probability', { nullable: true, description: 'How likely a sale is, in percent.' }),
    closesOn: t.expose('closesOn', {
      type: 'Date',
      nullable: true,
      description: 'When the customer is expected to decide, or did.',
    }),
    leadSource: t.exposeString('leadSource', { nullable: true, description: 'How the customer came to sales.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When sales saw it first.' }),
    owner: t.field({
      type: SalespersonRef,
      nullable: true,
      description: 'Who works on it.',
      resolve: ({ ownerId }, _args, context) => (ownerId ? salespersonById(context, ownerId) : null),
    }),
    account: t.field({
      type: AccountRef,
      nullable: true,
      description: 'The company that may buy.',
      resolve: ({ accountId }, _args, context) => (accountId ? accountById(context, accountId) : null),
    }),
    contact: t.field({
      type: ContactRef,
      nullable: true,
      description: 'The person that sales talks to about it.',
      resolve: ({ contactId }, _args, context) =>
        contactId ? personById(context, recordId('contact', contactId)) : null,
    }),
    lines: t.field({
      type: LineConnection,
      description: 'The products it is about.',
      args: pageArguments(t.arg),
      resolve: ({ id }, page, context) => opportunityLines(context, [id], page, {}),
    }),
  }),
});

export const OpportunityConnection = builder.connectionObject(
  {
    type: OpportunityRef,
    name: 'OpportunityConnection',
    description: 'Opportunities, newest first.',
    directives: { cacheControl: { inheritMaxAge: true } },
  },
  { description: 'One opportunity.' },
);

builder.queryFields((t) => ({
  opportunity: t.field({
    type: OpportunityRef,
    nullable: true,
    description: 'One opportunity by its id in the sales system; null when there is none.',
    args: { id: t.arg.id({ required: true, description: 'Id in the sales system.' }) },
    resolve: (_root, { id }, context) => opportunityById(context, id),
  }),
  opportunities: t.field({
    type: OpportunityConnection,
    nullable: true,
    description: 'Opportunities of all customers, newest first.',
    args: { ...pageArguments(t.arg), open: t.arg.boolean({ description: 'Only open ones, or only closed ones.' }) },
    resolve: (_root, { open, ...page }, context) => allOpportunities(context, [], page, { open }),
  }),
}));
