import { toSubgraphSchema } from '../kit/builder.ts';
import { executor, type Subgraph, type SubgraphRequest } from '../kit/subgraph.ts';
import { defaultRules, type LinkingRules } from './resolution/engine/rules.ts';
import { builder, type IdentityContext } from './schema.ts';
import type { IdentityStore } from './store/identity-store.ts';
import { type IdentityConfig, openIdentityStore } from './store/open.ts';
import './customer-fields.ts';
import './customer-by.ts';
import './customers.ts';
import './records.ts';
import './party.ts';
import './link.ts';
import './proposals.ts';
import './refusals.ts';
import './alerts.ts';
import './set-aside.ts';

export type { IdentityConfig } from './store/open.ts';

export const schema = toSubgraphSchema(builder);

/** @throws when the store cannot be opened. */
export async function startIdentity({
  rules = defaultRules,
  ...config
}: IdentityConfig & { rules?: LinkingRules }): Promise<Subgraph> {
  const store = await openIdentityStore(config);
  return { ...identityOver(store, rules), close: () => store.close() };
}

function identityOver(store: IdentityStore, rules: LinkingRules): Omit<Subgraph, 'close'> {
  const contextFor = ({ caller, requestId, signal }: SubgraphRequest): IdentityContext => ({
    ...{ caller, requestId, signal },
    ...{ store, rules },
  });
  return {
    name: 'identity',
    schema,
    execute: executor(schema, contextFor),
    ready: () => store.ready(),
    statements: () => store.roundTrips(),
  };
}
