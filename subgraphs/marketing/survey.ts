import { maskedField } from '../kit/masking.ts';
import type { SurveyResponse } from './repository/feedback.ts';
import { builder } from './schema.ts';

export const SurveyKindRef = builder.enumType('SurveyKind', {
  description: 'What a survey measures.',
  values: {
    NPS: { description: 'Net promoter score: would you recommend us, 0 to 10.' },
    CSAT: { description: "Satisfaction, on the survey's own scale." },
    CES: { description: "Effort it took the customer, on the survey's own scale." },
    TEXT: { description: "The customer's own words." },
    OTHER: { description: 'Something that has no word here.' },
  } as const,
});

const NpsGroupRef = builder.enumType('NpsGroup', {
  description: 'What a net promoter score says about a customer.',
  values: {
    PROMOTER: { description: '9 or 10: recommends us.' },
    PASSIVE: { description: '7 or 8: content, no more.' },
    DETRACTOR: { description: '0 to 6: advises against us.' },
  } as const,
});

export const SurveyResponseRef = builder.objectRef<SurveyResponse>('SurveyResponse').implement({
  description: 'An answer to a survey.',
  directives: { cacheControl: { inheritMaxAge: true } },
  fields: (t) => ({
    id: t.exposeID('id', { description: "The response's id in the marketing system." }),
    kind: t.expose('kind', { type: SurveyKindRef, description: 'What the survey measures.' }),
    surveyName: t.exposeString('surveyName', { nullable: true, description: 'Name of the survey.' }),
    score: t.exposeInt('score', { nullable: true, description: 'The score given; null for words only.' }),
    npsGroup: t.field({
      type: NpsGroupRef,
      nullable: true,
      description: 'What a net promoter score says; null for other surveys.',
      resolve: ({ kind, score }) => (kind === 'NPS' && score !== null ? npsGroup(score) : null),
    }),
    comment: t.string(maskedField('comment', 'text', "The customer's own words")),
    submittedAt: t.expose('submittedAt', { type: 'DateTime', description: 'When it was given.' }),
  }),
});

function npsGroup(score: number): typeof NpsGroupRef.$inferType {
  if (score >= 9) return 'PROMOTER';
  return score >= 7 ? 'PASSIVE' : 'DETRACTOR';
}

export const SurveyResponseConnection = builder.connectionObject(
  {
    type: SurveyResponseRef,
    name: 'SurveyResponseConnection',
    description: 'Survey responses, newest first.',
    directives: { cacheControl: { inheritMaxAge: true } },
  },
  { description: 'One response.' },
);
