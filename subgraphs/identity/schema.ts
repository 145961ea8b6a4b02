import { createBuilder, type SubgraphContext } from '../kit/builder.ts';
import type { IdentityStore } from './store/identity-store.ts';

export interface IdentityContext extends SubgraphContext {
  store: IdentityStore;
}

export const builder = createBuilder<IdentityContext>();
