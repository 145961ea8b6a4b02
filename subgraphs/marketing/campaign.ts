import { pageArguments } from '../kit/builder.ts';
import { EngagementConnection, EngagementRef } from './engagement.ts';
import { EngagementKindRef } from './engagement-kind.ts';
import { type Campaign, campaignById, campaignReach, campaigns } from './repository/campaigns.ts';
import { engagementsOfCampaign } from './repository/engagements.ts';
import { builder } from './schema.ts';

const CampaignKindRef = builder.enumType('CampaignKind', {
  description: 'How a campaign is sent.',
  values: {
    BATCH: { description: 'Once, to many at a time.' },
    AUTOMATED: { description: 'By a workflow, to each when their time has come.' },
    AB_TEST: { description: 'In two versions, to see which does better.' },
    RSS: { description: 'Whenever there is something new to read.' },
    FOLLOW_UP: { description: 'After a form was filled in.' },
    SURVEY: { description: 'To ask for an opinion.' },
    OTHER: { description: 'Otherwise; sourceKind has the word of the source.' },
  } as const,
});

const CampaignCountsRef = builder.objectRef<Campaign>('CampaignCounts').implement({
  description: 'What came of a campaign, counted live. Opens and clicks of our own staff and of machines are left out.',
  fields: (t) => {
    const events = (kind: typeof EngagementKindRef.$inferType, description: string) =>
      t.int({
        description,
        resolve: async ({ id }, _args, context) => (await campaignReach(context, [id])).events(kind),
      });
    const people = (kind: typeof EngagementKindRef.$inferType, description: string) =>
      t.int({
        description,
        resolve: async ({ id }, _args, context) => (await campaignReach(context, [id])).addressees(kind),
      });
    return {
      sent: events('EMAIL_SENT', 'Emails sent.'),
      delivered: events('EMAIL_DELIVERED', 'Emails delivered.'),
      bounced: events('EMAIL_BOUNCED', 'Emails refused.'),
      opened: events('EMAIL_OPENED', 'Opens, every one.'),
      openedBy: people('EMAIL_OPENED', 'Recipients who opened at least once.'),
      clicked: events('EMAIL_CLICKED', 'Clicks, every one.'),
      clickedBy: people('EMAIL_CLICKED', 'Recipients who clicked at least once.'),
      unsubscribed: events('EMAIL_UNSUBSCRIBED', 'Unsubscribes.'),
      spamReported: events('EMAIL_SPAM_REPORTED', 'Reports as spam.'),
    };
  },
});

const CampaignRef = builder.objectRef<Campaign>('Campaign').implement({
  description: 'A mailing to many recipients.',
  fields: (t) => ({
    id: t.exposeID('id', { description: "The campaign's id in the marketing system." }),
    name: t.exposeString('name', { nullable: true, description: 'Name within marketing.' }),
    subject: t.exposeString('subject', { nullable: true, description: 'Subject line of its emails.' }),
    kind: t.expose('kind', { type: CampaignKindRef, description: 'How it is sent.' }),
    sourceKind: t.exposeString('sourceKind', {
      nullable: true,
      description: 'How it is sent, in the word of the marketing system.',
    }),
    firstSentAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When its first email was sent; null before.',
      resolve: async ({ id }, _args, context) => (await campaignReach(context, [id])).firstSentAt,
    }),
    lastSentAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When its newest email was sent; null before the first.',
      resolve: async ({ id }, _args, context) => (await campaignReach(context, [id])).lastSentAt,
    }),
    counts: t.field({
      type: CampaignCountsRef,
      description: 'How many emails were sent, delivered, opened, clicked and so on.',
      resolve: (campaign) => campaign,
    }),
    engagements: t.field({
      type: EngagementConnection,
      description: 'What happened with its emails, newest first.',
      args: {
        ...pageArguments(t.arg),
        kinds: t.arg({ type: [EngagementKindRef], description: 'Only these kinds.' }),
        since: t.arg({ type: 'DateTime', description: 'Only what happened at or after this time.' }),
      },
      resolve: ({ id }, { kinds, since, ...page }, context) =>
        engagementsOfCampaign(context, [id], page, { kinds, since }),
    }),
  }),
});

const CampaignConnection = builder.connectionObject(
  { type: CampaignRef, name: 'CampaignConnection', description: 'Campaigns by name.' },
  { description: 'One campaign.' },
);

builder.objectField(EngagementRef, 'campaign', (t) =>
  t.field({
    type: CampaignRef,
    nullable: true,
    description: 'The campaign it belongs to.',
    resolve: ({ campaignId }, _args, context) => (campaignId ? campaignById(context, campaignId) : null),
  }),
);

builder.queryFields((t) => ({
  campaign: t.field({
    type: CampaignRef,
    nullable: true,
    description: 'One campaign by its id in the marketing system; null when there is none.',
    args: { id: t.arg.id({ required: true, description: 'Id in the marketing system.' }) },
    resolve: (_root, { id }, context) => campaignById(context, id),
  }),
  campaigns: t.field({
    type: CampaignConnection,
    nullable: true,
    description: 'Campaigns by name.',
    args: {
      ...pageArguments(t.arg),
      kind: t.arg({ type: CampaignKindRef, description: 'Only those that are sent so.' }),
    },
    resolve: (_root, { kind, ...page }, context) => campaigns(context, [], page, { kind }),
  }),
}));
