import { maskedField } from '../kit/masking.ts';
import type { EnrichmentAttribute } from './repository/enrichment.ts';
import { builder } from './schema.ts';

const EnrichmentAttributeRef = builder.objectRef<EnrichmentAttribute>('EnrichmentAttribute').implement({
  description: 'Something that a data provider says about a customer, e.g. household size or a hobby.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Id of the statement.' }),
    provider: t.exposeString('provider', { description: 'Who says it.' }),
    attribute: t.exposeString('attribute', { description: 'What it is about, e.g. household_size, affinity, hobby.' }),
    value: t.string(maskedField('value', 'text', 'What it says')),
    observedAt: t.expose('observedAt', { type: 'DateTime', description: 'When the provider observed it.' }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Until when it may be used; null for as long as we like.',
    }),
    isExpired: t.boolean({
      description: 'Whether it must no longer be used.',
      resolve: ({ expiresAt }) => expiresAt !== null && expiresAt <= Date.now(),
    }),
  }),
});

export const EnrichmentAttributeConnection = builder.connectionObject(
  {
    type: EnrichmentAttributeRef,
    name: 'EnrichmentAttributeConnection',
    description: 'What data providers say, the newest observation first.',
  },
  { description: 'One attribute.' },
);
