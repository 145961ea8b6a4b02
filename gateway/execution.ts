import { Supergraph } from '@apollo/federation-internals';
import { ApolloGateway } from '@apollo/gateway';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { loggedError } from '../subgraphs/kit/logged-error.ts';
import { subgraphDataSource } from './data-source.ts';
import { failedField } from './errors.ts';
import { isRecord } from './subgraph-answer.ts';
import type { SubgraphEndpoint } from './subgraph-endpoint.ts';

// The stock gateway reads it when it is constructed, and would start an exporter.
process.env.APOLLO_TELEMETRY_DISABLED = '1';

export type GatewayExecutor = ApolloGateway['executor'];
type GatewayResult = Awaited<ReturnType<GatewayExecutor>>;

/** Everything needed to answer operations over one supergraph. */
export interface Execution {
  /** What clients see. Operations are validated against this very object. */
  schema: GraphQLSchema;
  supergraphSdl: string;
  execute: GatewayExecutor;
}

export interface ExecutionOptions {
  subgraphs: readonly SubgraphEndpoint[];
  subgraphTimeoutMs: number;
  logger: Logger;
}

/** @throws when the supergraph is invalid, or names a subgraph that runs nowhere. */
export async function loadExecution(supergraphSdl: string, options: ExecutionOptions): Promise<Execution> {
  const { logger } = options;
  const parts = Supergraph.build(supergraphSdl, { validateSupergraph: true }).subgraphs();
  const sources = new Map(
    parts.values().map(({ name, schema }) => {
      const endpoint = options.subgraphs.find((subgraph) => subgraph.name === name);
      if (!endpoint)
        throw new Error(`the supergraph has a subgraph ${name}, and nothing says where it runs: set its address`);
      const clientSchema = schema.toGraphQLJSSchema();
      const timeoutMs = options.subgraphTimeoutMs;
      return [name, subgraphDataSource({ endpoint, schema: clientSchema, timeoutMs, logger })];
    }),
  );
  const gateway = new ApolloGateway({
    supergraphSdl,
    validateSupergraph: true,
    __exposeQueryPlanExperimental: false,
    logger: asApolloLogger(logger),
    buildService: ({ name }) => {
      const source = sources.get(name);
      if (!source) throw new Error(`no data source for ${name}`);
      return source;
    },
  });
  const { schema, executor } = await gateway.load();
  return {
    schema,
    supergraphSdl,
    execute: async (request) => withPlainErrors(await executor(request), logger),
  };
}

/**
 * A null in a place that must not be null takes its parent along; the stock gateway tells of it in an extension that
 * clients ignore. It is an error like any other.
 */
function withPlainErrors({ data, errors, extensions }: GatewayResult, logger: Logger): GatewayResult {
  const incomplete: unknown = extensions?.valueCompletion;
  if (!Array.isArray(incomplete)) return { data, errors };
  logger.error({ count: incomplete.length, error: loggedError(incomplete[0]) }, 'the merged answer was incomplete');
  const completed = incomplete.map((problem: unknown) => {
    const path = isRecord(problem) && Array.isArray(problem.path) ? problem.path : [];
    const { message, extensions } = failedField('gateway', { message: '' }, path);
    return new GraphQLError(message, { path, extensions });
  });
  return { data, errors: completed };
}

function asApolloLogger(logger: Logger) {
  return {
    debug: (message?: unknown) => logger.trace(String(message)),
    info: (message?: unknown) => logger.debug(String(message)),
    warn: (message?: unknown) => logger.warn(String(message)),
    error: (message?: unknown) => logger.error(String(message)),
  };
}
