import type { Variables } from './constant-subgraph.ts';

/** The subgraphs that every contender asks, in its own process or over HTTP. */
export interface World {
  supergraphSdl: string;
  subgraphs: readonly WorldSubgraph[];
  close(): Promise<void>;
}

export interface WorldSubgraph {
  name: string;
  execute(question: { query: string; variables?: Variables }): unknown;
}

export const worldNames = ['trivial', 'departments', 'shop'] as const;
export type WorldName = (typeof worldNames)[number];

/** @param directory where the databases of the departments are */
export async function openWorld(name: WorldName, directory: string): Promise<World> {
  switch (name) {
    case 'trivial':
      return (await import('./trivial.ts')).openTrivial();
    case 'departments':
      return (await import('./departments.ts')).openDepartments(directory);
    case 'shop':
      return (await import('./shop.ts')).openShop();
  }
}
