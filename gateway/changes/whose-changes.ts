import type { Change } from '../../subgraphs/kit/change-feed.ts';
import type { SubgraphEndpoint } from '../calls/subgraph-endpoint.ts';
import { customersKnownBy, type KnownBy } from './customers-known-by.ts';
import type { ChangeListener, HouseChange } from './house-change.ts';

/** Tells changes as the house knows them: whose they are is asked of identity, for all of them at once. */
export function toHouseChanges(
  subgraph: string,
  identity: SubgraphEndpoint | undefined,
  tell: ChangeListener,
): (changes: readonly Change[], signal: AbortSignal) => Promise<void> {
  return async (changes, signal) => {
    const known = identity
      ? await customersKnownBy(identity, { subgraph, ...namesIn(changes) }, signal)
      : { byId: new Map(), byRecord: new Map() };
    if (!signal.aborted) tell(changes.map((change) => houseChange(subgraph, change, known)));
  };
}

function namesIn(changes: readonly Change[]): { records: string[]; customers: string[] } {
  return {
    records: [...new Set(changes.flatMap(({ about }) => about?.records ?? []))],
    customers: [...new Set(changes.flatMap(({ about }) => about?.customers ?? []))],
  };
}

function houseChange(
  subgraph: string,
  { entity, entityId, about, at }: Change,
  { byId, byRecord }: KnownBy,
): HouseChange {
  const { records = [], customers = [] } = about ?? {};
  const now = [
    ...customers.flatMap((id) => byId.get(id) ?? []),
    ...records.flatMap((record) => byRecord.get(record) ?? []),
  ];
  return { ...{ subgraph, entity, entityId, records, at }, customers: [...new Set([...customers, ...now])] };
}
