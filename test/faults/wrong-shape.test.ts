import { describe } from 'vitest';
import { behind, cannotBeUsed, itCostsOnlyItsOwnObject } from './sick-subgraph.ts';

const wrongAnswers = {
  'not an object': [],
  'neither data nor errors': {},
  'data that is a text': { data: 'all fine' },
  'errors that are no errors': { data: null, errors: ['broken'] },
  'a list of entities that is none': { data: { _entities: { '0': {} }, customer: 'Jane' } },
  'too many entities': { data: { _entities: Array(20).fill({ billing: null }), customer: [] } },
  'entities without what was asked': { data: { _entities: [{}, {}] } },
  'fields of other types': {
    data: { _entities: Array(2).fill(everyProfile({ recordIds: [1, 2] })), customer: { id: {} } },
  },
  'a null that must not be': {
    data: { _entities: Array(2).fill(everyProfile({ recordIds: [null] })), customer: { id: null } },
  },
  'another type of object': {
    data: { _entities: [{ __typename: 'Invoice' }, { __typename: 'Invoice' }], customer: { __typename: 'Invoice' } },
  },
};

function everyProfile(profile: object): object {
  return {
    marketing: { __typename: 'MarketingProfile', ...profile },
    sales: { __typename: 'SalesProfile', ...profile },
    support: { __typename: 'SupportProfile', ...profile },
    billing: { __typename: 'BillingProfile', ...profile },
  };
}

describe.each(Object.entries(wrongAnswers))('a subgraph answers with %s', (_what, answer) => {
  itCostsOnlyItsOwnObject({
    over: 'memory',
    code: 'SUBGRAPH_INVALID_RESPONSE',
    message: cannotBeUsed,
    subgraph: behind((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer));
    }),
  });
});
