import type { GraphQLSchema } from 'graphql';
import type { SupergraphFile } from '../supergraph.ts';
import { type CostWeights, readWeights } from './cost-weights.ts';

/** Reads the cost weights of each supergraph that is loaded, and tells them by its schema; `loaded` hears of them first. */
export function weightsIn(
  supergraph: Pick<SupergraphFile, 'onSchemaLoadOrUpdate'>,
  loaded: (schema: GraphQLSchema, weights: CostWeights) => void,
): (schema: GraphQLSchema) => CostWeights | undefined {
  const known = new WeakMap<GraphQLSchema, CostWeights>();
  supergraph.onSchemaLoadOrUpdate(({ apiSchema, coreSupergraphSdl }) => {
    const weights = readWeights(coreSupergraphSdl);
    known.set(apiSchema, weights);
    loaded(apiSchema, weights);
  });
  return (schema) => known.get(schema);
}
