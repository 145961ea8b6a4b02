import { composeServices } from '@apollo/composition';
import { Supergraph } from '@apollo/federation-internals';
import { type GraphQLSchema, graphqlSync, lexicographicSortSchema, parse, printSchema } from 'graphql';
import { withSubscriptions } from '../../gateway/subscriptions/schema.ts';

export interface PrintedSubgraph {
  name: string;
  /** Where it runs when it runs alone; the gateway goes by its configuration. */
  url: string;
  sdl: string;
}

export interface Composition {
  supergraphSdl: string;
  /** Everything in the supergraph, also what clients cannot see. */
  schema: GraphQLSchema;
  /** What clients see. */
  apiSdl: string;
  /** What composition found odd without refusing it. */
  warnings: string[];
}

export class CompositionFailed extends Error {
  override name = 'CompositionFailed';
}

/** A subgraph's SDL with its federation directives, as the subgraph itself tells it. */
export function printSubgraph(name: string, port: number, schema: GraphQLSchema): PrintedSubgraph {
  const { data, errors } = graphqlSync({ schema, source: '{ _service { sdl } }' });
  const service = data?._service;
  const sdl = typeof service === 'object' && service && 'sdl' in service ? service.sdl : undefined;
  if (typeof sdl !== 'string') throw new CompositionFailed(`${name} does not tell its schema: ${errors?.join(', ')}`);
  return { name, url: `http://localhost:${port}/graphql`, sdl: `${sdl.trim()}\n` };
}

/** @throws CompositionFailed with every problem that composition found. */
export function compose(subgraphs: readonly PrintedSubgraph[]): Composition {
  const inOrder = subgraphs.toSorted((one, other) => one.name.localeCompare(other.name));
  const { supergraphSdl, errors, hints } = composeServices(
    inOrder.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) })),
  );
  if (!supergraphSdl) throw new CompositionFailed((errors ?? []).map(({ message }) => message).join('\n'));
  const supergraph = Supergraph.build(supergraphSdl, { validateSupergraph: true });
  const api = withSubscriptions(supergraph.apiSchema().toGraphQLJSSchema());
  return {
    supergraphSdl: `${supergraphSdl.trim()}\n`,
    schema: supergraph.schema.toGraphQLJSSchema(),
    apiSdl: `${printSchema(lexicographicSortSchema(api)).trim()}\n`,
    warnings: hints.filter(({ definition }) => definition.level.name === 'WARN').map(({ message }) => message),
  };
}
