import { toSubgraphSchema } from '../kit/builder.ts';
import { servedWithinMs } from '../kit/served-within.ts';
import { executor, type Subgraph, type SubgraphRequest } from '../kit/subgraph.ts';
import { customerChanges } from './graphql/customer-changes.ts';
import { type Desk, DeskLine } from './linking/desk.ts';
import { defaultRules, type LinkingRules } from './resolution/engine/rules.ts';
import { defaultSurvivorship, type Survivorship } from './resolution/golden/survivorship.ts';
import { builder, type IdentityContext } from './schema.ts';
import { RulesInUse } from './settings/rules-in-use.ts';
import type { IdentityStore } from './store/identity-store.ts';
import { type IdentityConfig, openIdentityStore } from './store/open.ts';
import './graphql/customer-fields.ts';
import './graphql/customer-by.ts';
import './graphql/customers.ts';
import './graphql/records.ts';
import './graphql/party.ts';
import './graphql/link.ts';
import './graphql/customer-graph.ts';
import './graphql/proposals.ts';
import './graphql/refusals.ts';
import './graphql/alerts.ts';
import './graphql/set-aside.ts';
import './graphql/decisions.ts';
import './graphql/explain-link.ts';
import './graphql/assembly.ts';
import './graphql/identity-path.ts';
import './stewardship/mutations.ts';
import './graphql/kept-rules.ts';

export type { IdentityConfig } from './store/open.ts';

export const schema = toSubgraphSchema(builder);

export interface IdentityOptions {
  rules?: LinkingRules;
  /** Which values survive in golden profiles. */
  survivorship?: Survivorship;
  /** Reaches whoever links the records; without it, what only they can say or do is refused. */
  desk?: Desk;
}

/** @throws when the store cannot be opened. */
export async function startIdentity({
  rules = defaultRules,
  survivorship = defaultSurvivorship,
  desk = new DeskLine(),
  ...config
}: IdentityConfig & IdentityOptions): Promise<Subgraph> {
  const store = await openIdentityStore(config, { answersWithinMs: servedWithinMs });
  // Begins to plan at once; whoever asks whether it is ready waits for the end of it, or is told why there is none.
  void store.ready().catch(() => {});
  return { ...identityOver(store, rules, survivorship, desk), close: () => store.close() };
}

function identityOver(
  store: IdentityStore,
  rules: LinkingRules,
  survivorship: Survivorship,
  desk: Desk,
): Omit<Subgraph, 'close'> {
  const inUse = new RulesInUse(store, rules);
  const contextFor = ({ caller, requestId, signal }: SubgraphRequest): IdentityContext => {
    let read: Promise<LinkingRules> | undefined;
    const rulesInUse = (): Promise<LinkingRules> => {
      read ??= inUse.read();
      return read;
    };
    return { ...{ caller, requestId, signal }, ...{ store: store.readsFor(signal), rulesInUse, survivorship, desk } };
  };
  return {
    name: 'identity',
    schema,
    execute: executor(schema, contextFor),
    ready: () => store.ready(),
    statements: () => store.roundTrips(),
    changes: customerChanges(store),
  };
}
