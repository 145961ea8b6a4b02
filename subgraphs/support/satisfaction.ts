import { maskedField } from '../kit/masking.ts';
import { AgentRef } from './agent.ts';
import { agentById } from './repository/people.ts';
import { type Rating, ratingOfTicket, type Satisfaction } from './repository/ratings.ts';
import { ticketById } from './repository/tickets.ts';
import { builder } from './schema.ts';
import { TicketRef } from './ticket.ts';

const ScoreRef = builder.enumType('SatisfactionScore', {
  description: 'What a customer answered when asked how we did.',
  values: {
    GOOD: { description: 'Satisfied.' },
    BAD: { description: 'Not satisfied.' },
    OFFERED: { description: 'Asked, and not answered yet.' },
    UNOFFERED: { description: 'Not asked.' },
  } as const,
});

const RatingRef = builder.objectRef<Rating>('SatisfactionRating').implement({
  description: 'How satisfied a customer was with one ticket.',
  directives: { cacheControl: { inheritMaxAge: true } },
  fields: (t) => ({
    id: t.exposeID('id', { description: "The rating's id in the help desk, or its ticket's." }),
    score: t.expose('score', { type: ScoreRef, nullable: true, description: 'What they answered.' }),
    comment: t.string(maskedField('comment', 'text', 'In their own words')),
    reason: t.exposeString('reason', { nullable: true, description: 'The reason they chose for a bad rating.' }),
    ticket: t.field({
      type: TicketRef,
      nullable: true,
      description: 'The ticket they rated.',
      resolve: ({ ticketId }, _args, context) => (ticketId ? ticketById(context, ticketId) : null),
    }),
    agent: t.field({
      type: AgentRef,
      nullable: true,
      description: 'The agent who had the ticket then.',
      resolve: ({ assigneeId }, _args, context) => (assigneeId ? agentById(context, assigneeId) : null),
    }),
    ratedAt: t.expose('ratedAt', { type: 'DateTime', description: 'When they rated it, as far as the source says.' }),
  }),
});

builder.objectField(TicketRef, 'satisfaction', (t) =>
  t.field({
    type: RatingRef,
    nullable: true,
    description: 'How satisfied the customer was; null when they have not said.',
    resolve: ({ id }, _args, context) => ratingOfTicket(context, [id]),
  }),
);

export const SatisfactionRef = builder.objectRef<Satisfaction>('SupportSatisfaction').implement({
  description: 'How satisfied a customer has been with support.',
  directives: { cacheControl: { inheritMaxAge: true } },
  fields: (t) => ({
    good: t.exposeInt('good', { description: 'How many good ratings they gave.' }),
    bad: t.exposeInt('bad', { description: 'How many bad ratings they gave.' }),
    latest: t.expose('latest', { type: RatingRef, nullable: true, description: 'The newest rating they gave.' }),
  }),
});
