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
