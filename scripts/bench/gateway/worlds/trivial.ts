import { readFileSync } from 'node:fs';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { departments, identity } from '../../../../subgraphs/subgraphs.ts';
import { supergraphPath } from '../../../schema/files.ts';
import { constantSubgraph } from './constant-subgraph.ts';
import type { World } from './world.ts';

/** The house's own schemas over nothing: what is left is the gateway. */
export function openTrivial(): World {
  const subgraphs = [...departments, identity].map(({ name }) => {
    const sdl = readFileSync(supergraphPath.replace('supergraph', name), 'utf8');
    const answer = constantSubgraph(buildSubgraphSchema({ typeDefs: parse(sdl) }));
    return {
      name,
      execute: async ({ query, variables = {} }: { query: string; variables?: Record<string, unknown> }) =>
        answer(query, variables),
    };
  });
  return { supergraphSdl: readFileSync(supergraphPath, 'utf8'), subgraphs, close: async () => {} };
}
