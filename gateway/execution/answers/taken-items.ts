import { SubgraphFailure } from '../../calls/subgraph-endpoint.ts';

/** Items of the lists of objects in an answer to a client, in all its places. */
export interface TakenItems {
  items: number;
  readonly most: number;
}

/** Of the answer that is being taken: taking never waits. */
let counting: TakenItems | undefined;

/** Counts what is taken meanwhile. */
export function countingItems<Result>(taken: TakenItems, take: () => Result): Result {
  counting = taken;
  try {
    return take();
  } finally {
    counting = undefined;
  }
}

/** @throws SubgraphFailure ANSWER_TOO_LARGE */
export function countItems(items: number): void {
  if (!counting) return;
  counting.items += items;
  if (counting.items > counting.most)
    throw new SubgraphFailure('ANSWER_TOO_LARGE', `an answer would hold more than ${counting.most} items of lists`);
}
