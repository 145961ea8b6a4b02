import type { GraphQLSchema } from 'graphql';
import type { SubgraphEndpoint } from '../subgraph-endpoint.ts';
import type { KeyFields } from './entity-keys.ts';

/** A subgraph, and its part of the supergraph, which its answers must fit. */
export interface SubgraphPart {
  endpoint: SubgraphEndpoint;
  schema: GraphQLSchema;
  keyFields: KeyFields;
}
