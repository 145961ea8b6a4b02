import { describe } from 'vitest';
import { type EntityCall, representationsOf, withKey } from '../gateway/answer-entities.ts';
import { answering, cannotBeUsed, itCostsOnlyItsOwnObject } from './sick-subgraph.ts';

/** What is wrong with an answer: of entities to departments' calls, of a customer to identity's. */
const wrongAnswers: Record<string, (call: EntityCall) => unknown> = {
  'not an object': () => [],
  'neither data nor errors': () => ({}),
  'data that is a text': () => ({ data: 'all fine' }),
  'errors that are no errors': () => ({ data: null, errors: ['broken'] }),
  'a list of entities that is none': () => ({ data: { _entities: { '0': {} }, customer: 'Jane' } }),
  'entities without what was asked': entities({}, {}),
  'entities that are texts': (call) => ({
    data: { _entities: representationsOf(call).map(() => 'Jane'), customer: 7 },
  }),
  'fields of other types': entities(everyProfile({ recordIds: [1, 2] }), { id: {} }),
  'a null that must not be': entities(everyProfile({ recordIds: [null] }), { id: null }),
  'another type of object': entities({ __typename: 'Invoice' }, { __typename: 'Invoice' }),
};

function entities(entity: object, customer: object) {
  return (call: EntityCall) => ({
    data: { _entities: representationsOf(call).map(({ id }) => withKey(id, entity)), customer },
  });
}

function everyProfile(profile: object): object {
  return {
    marketing: { __typename: 'MarketingProfile', ...profile },
    sales: { __typename: 'SalesProfile', ...profile },
    support: { __typename: 'SupportProfile', ...profile },
    billing: { __typename: 'BillingProfile', ...profile },
  };
}

describe.each(Object.entries(wrongAnswers))('a subgraph answers with %s', (_what, answerOf) => {
  itCostsOnlyItsOwnObject({
    over: 'memory',
    code: 'SUBGRAPH_INVALID_RESPONSE',
    message: cannotBeUsed,
    subgraph: answering(answerOf),
  });
});
