import type { Change } from '../../subgraphs/kit/change-feed.ts';
import type { SubgraphEndpoint } from '../calls/subgraph-endpoint.ts';
import { customersKnownBy, type KnownBy } from './customers-known-by.ts';
import type { ChangeListener, HouseChange } from './house-change.ts';

/** Tells changes as the house knows them: whose they are is asked of identity, for all of them at once. */
export function toHouseChanges(
  subgraph: string,
  { identity, isAnswering }: { identity: SubgraphEndpoint | undefined; isAnswering(): boolean },
  tell: ChangeListener,
): (changes: readonly Change[], signal: AbortSignal) => Promise<void> {
  return async (changes, signal) => {
    const known = identity
      ? await customersKnownBy(identity, { subgraph, ...namesIn(changes) }, { signal, isAnswering })
      : { byId: new Map(), byRecord: new Map() };
    if (signal.aborted) return;
    const told = new Set<readonly string[]>();
    tell(changes.map((change) => houseChange(subgraph, change, known, told)));
  };
}

function namesIn(changes: readonly Change[]): { records: string[]; customers: string[] } {
  return {
    records: [...new Set(changes.flatMap(({ about }) => about?.records ?? []))],
    customers: [...new Set(changes.flatMap(({ about }) => about?.customers ?? []))],
  };
}

/** Of the changes that are told at once the first about a customer has the former ids as well: there may be thousands. */
function houseChange(
  subgraph: string,
  { entity, entityId, about, at }: Change,
  { byId, byRecord }: KnownBy,
  told: Set<readonly string[]>,
): HouseChange {
  const { records = [], customers = [] } = about ?? {};
  const found = [...customers.map((id) => byId.get(id) ?? []), ...records.map((record) => byRecord.get(record) ?? [])];
  const now = found.flatMap((ids) => {
    if (told.has(ids)) return ids.slice(0, 1);
    told.add(ids);
    return ids;
  });
  return { ...{ subgraph, entity, entityId, records, at }, customers: [...new Set([...customers, ...now])] };
}
