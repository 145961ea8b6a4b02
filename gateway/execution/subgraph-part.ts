import type { GraphQLSchema } from 'graphql';
import type { SubgraphEndpoint } from '../calls/subgraph-endpoint.ts';
import type { KeyFields } from './representations/entity-keys.ts';

/** A subgraph, and its part of the supergraph, which its answers must fit. */
export interface SubgraphPart {
  endpoint: SubgraphEndpoint;
  schema: GraphQLSchema;
  keyFields: KeyFields;
}
