import { createBuilder, type SubgraphContext } from '../kit/builder.ts';
import type { Desk } from './linking/desk.ts';
import type { LinkingRules } from './resolution/engine/rules.ts';
import type { Survivorship } from './resolution/golden/survivorship.ts';
import type { IdentityReads } from './store/identity-reads.ts';

export interface IdentityContext extends SubgraphContext {
  store: IdentityReads;
  /** What customers, links and proposals follow from; read once for a request. */
  rulesInUse(): Promise<LinkingRules>;
  /** Which values survive in a golden profile. */
  survivorship: Survivorship;
  /** Reaches whoever links the records. */
  desk: Desk;
}

export const builder = createBuilder<IdentityContext>();
builder.mutationType({ description: 'What can be done.' });
