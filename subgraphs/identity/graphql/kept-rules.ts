import { pageArguments } from '../../kit/builder.ts';
import { personal } from '../../kit/masking.ts';
import { builder } from '../schema.ts';
import type { StoredRules } from '../store/kept-rules.ts';
import { maskedSubject } from './masked-subject.ts';
import { pageOf } from './page.ts';

const LinkingRulesRef = builder.objectRef<StoredRules>('LinkingRules').implement({
  description: 'Rules by which all records were linked for a while: bars, guards and the model.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: 'By which they are applied again; the largest are in use.' }),
    name: t.exposeString('name', { description: 'Follows from what they say: the same rules have the same name.' }),
    model: t.exposeString('model', { description: 'The name of their model.' }),
    appliedBy: t.string({
      nullable: true,
      description: `Who applied them; null for those that a house was started with. ${maskedSubject}`,
      resolve: ({ by }, _args, { caller }) => personal(caller, 'id', by),
    }),
    since: t.expose('at', { type: 'DateTime', description: 'When all records were first linked by them.' }),
  }),
});

const LinkingRulesConnection = builder.connectionObject(
  { type: LinkingRulesRef, name: 'LinkingRulesConnection', description: 'Rules, those in use first.' },
  { description: 'One set of rules of a list.' },
);

builder.queryField('linkingRules', (t) =>
  t.field({
    type: LinkingRulesConnection,
    nullable: true,
    description: 'By which rules records were linked, who applied them and when: the newest first, which are in use.',
    args: pageArguments(t.arg),
    resolve: (_root, page, { store }) =>
      pageOf(page, {
        list: 'linkingRules',
        read: (after, limit) => store.keptRules({ ...(after ? { before: Number(after.sortKey) } : {}), limit }),
        positionOf: ({ number }) => ({ sortKey: number, id: String(number) }),
        count: () => store.countKeptRules(),
      }),
  }),
);
