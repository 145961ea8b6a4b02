import type { Logger } from 'pino';
import type { SubgraphEndpoint } from './calls/subgraph-endpoint.ts';
import { feedFollower } from './changes/feed-follower.ts';
import type { ChangeListener, HouseChange } from './changes/house-change.ts';
import { toHouseChanges } from './changes/whose-changes.ts';

export type { ChangeListener, HouseChange } from './changes/house-change.ts';

export interface HouseChanges {
  /**
   * Tells of everything that changes from now on, or from when `started` resolves if nobody listened before. What a
   * change is about is in the subgraphs when it is told. Of a feed whose end is not known by then it is told that
   * anything may have changed, when it is.
   *
   * @returns what ends it
   */
  listen(listener: ChangeListener): () => void;
  /** Resolves when the present end of every feed is known that can be read in time. */
  started(): Promise<void>;
  /** Whether all that a subgraph had stored a second ago has been told. */
  isUpToDate(subgraph: string): boolean;
}

export interface FollowedHouse extends HouseChanges {
  close(): Promise<void>;
}

export interface HouseChangesOptions {
  subgraphs: readonly SubgraphEndpoint[];
  logger: Logger;
  /** Whether anybody's request is being answered, who is not to wait for more than a little of what changes cost. */
  isAnswering?: () => boolean;
  /** How long to rest when nothing has changed. */
  pauseMs?: number;
}

const defaultPauseMs = 100;

/** Follows what the subgraphs tell of their changes while somebody listens, each from its present end. */
export function houseChanges({
  subgraphs,
  logger,
  isAnswering = () => false,
  pauseMs = defaultPauseMs,
}: HouseChangesOptions): FollowedHouse {
  const listeners = new Set<ChangeListener>();
  const identity = subgraphs.find(({ name }) => name === 'identity');
  const followers = new Map(
    subgraphs.flatMap(({ name, changes }) => {
      if (!changes) return [];
      const tell: ChangeListener = (told) => {
        for (const listener of listeners) listener(told);
      };
      const take = toHouseChanges(name, { identity, isAnswering }, tell);
      const mayHaveMissed = () => tell([anything(name)]);
      return [[name, feedFollower(changes, { take, mayHaveMissed, pauseMs, logger })] as const];
    }),
  );
  const all = [...followers.values()];
  return {
    listen: (listener) => {
      listeners.add(listener);
      for (const follower of all) follower.start();
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) for (const follower of all) follower.stop();
      };
    },
    started: async () => {
      await Promise.all(all.map((follower) => follower.started()));
    },
    isUpToDate: (subgraph) => followers.get(subgraph)?.isUpToDate() ?? false,
    close: async () => {
      listeners.clear();
      await Promise.all(all.map((follower) => follower.stop()));
    },
  };
}

function anything(subgraph: string): HouseChange {
  return { ...{ subgraph, entity: '', entityId: '', records: [], customers: [], at: Date.now() }, anything: true };
}
