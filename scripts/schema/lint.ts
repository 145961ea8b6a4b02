import type { Composition, PrintedSubgraph } from './compose.ts';
import { oddConnections } from './lint-connections.ts';
import { missingDescriptions } from './lint-descriptions.ts';
import { brittleAdditions, endlessLists } from './lint-entities.ts';
import { brittleRoots } from './lint-roots.ts';
import type { Problem } from './problem.ts';

export function lint({ schema }: Composition, subgraphs: readonly PrintedSubgraph[]): Problem[] {
  return [
    ...missingDescriptions(schema),
    ...oddConnections(schema),
    ...brittleAdditions(subgraphs),
    ...brittleRoots(schema),
    ...endlessLists(schema, subgraphs),
  ];
}
