import { Supergraph } from '@apollo/federation-internals';
import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import { type GraphQLSchema, getVariableValues } from 'graphql';
import type { Logger } from 'pino';
import { loggedError } from '../subgraphs/kit/logged-error.ts';
import { emptyData } from './execution/data.ts';
import { introspect } from './execution/introspection.ts';
import { operationCompiler } from './execution/operation.ts';
import { operationCache } from './execution/operation-cache.ts';
import { runStep } from './execution/plan.ts';
import { writeResponse } from './execution/response.ts';
import type { Run } from './execution/run.ts';
import type { SubgraphPart } from './execution/subgraph-part.ts';
import type { RequestContext } from './request-context.ts';
import type { SubgraphEndpoint } from './subgraph-endpoint.ts';

type GatewayInterface = NonNullable<ApolloServerOptionsWithGateway<RequestContext>['gateway']>;
export type GatewayExecutor = NonNullable<Awaited<ReturnType<GatewayInterface['load']>>['executor']>;

export type AskedOperation = Pick<
  Parameters<GatewayExecutor>[0],
  'context' | 'queryHash' | 'document' | 'operation'
> & { request: { query?: string; variables?: Record<string, unknown> } };

/** Everything needed to answer operations over one supergraph. */
export interface Execution {
  /** What clients see. Operations are validated against this very object. */
  schema: GraphQLSchema;
  supergraphSdl: string;
  execute(asked: AskedOperation): ReturnType<GatewayExecutor>;
}

export interface ExecutionOptions {
  subgraphs: readonly SubgraphEndpoint[];
  subgraphTimeoutMs: number;
  logger: Logger;
}

/**
 * Plans each operation once, by Apollo's planner, and executes the plan: see docs/decisions/010-own-execution.md.
 *
 * @throws when the supergraph is invalid, or names a subgraph that runs nowhere.
 */
export async function loadExecution(supergraphSdl: string, options: ExecutionOptions): Promise<Execution> {
  const { logger, subgraphTimeoutMs } = options;
  const supergraph = Supergraph.build(supergraphSdl, { validateSupergraph: true });
  const schema = supergraph.apiSchema().toGraphQLJSSchema();
  const compiler = operationCompiler(supergraph, schema, {
    supergraphSchema: supergraph.schema.toGraphQLJSSchema(),
    subgraphs: subgraphParts(supergraph, options.subgraphs),
  });
  const compiledFor = operationCache(compiler);
  return {
    schema,
    supergraphSdl,
    execute: async ({ request, context, queryHash, document, operation }) => {
      const sent = request.variables ?? {};
      const { coerced, errors: refused } = getVariableValues(schema, operation.variableDefinitions ?? [], sent);
      if (refused) return { errors: refused };
      const compiled = compiledFor(queryHash, document, operation, coerced);
      const { requestId, caller, deadline, address } = context;
      const run: Run = {
        context: { requestId, caller, deadline, address },
        logger,
        subgraphTimeoutMs,
        sent,
        data: emptyData(),
        errors: [],
        response: compiled.response,
      };
      await runStep(run, compiled.step);
      return answer(run, compiled.introspection && introspect(schema, compiled.introspection, sent));
    },
  };
}

function answer(run: Run, introspection: Record<string, unknown> | undefined) {
  const { logger, context } = run;
  const { data, errors } = writeResponse(run.response, run.data, { introspection, errors: run.errors });
  if (errors.length > 0)
    logger.error(
      { requestId: context.requestId, count: errors.length, error: loggedError(errors[0]) },
      'the merged answer was incomplete',
    );
  const all = [...run.errors, ...errors];
  return all.length > 0 ? { data, errors: all } : { data };
}

function subgraphParts(supergraph: Supergraph, endpoints: readonly SubgraphEndpoint[]): Map<string, SubgraphPart> {
  return new Map(
    supergraph
      .subgraphs()
      .values()
      .map(({ name, schema }) => {
        const endpoint = endpoints.find((subgraph) => subgraph.name === name);
        if (!endpoint)
          throw new Error(`the supergraph has a subgraph ${name}, and nothing says where it runs: set its address`);
        return [name, { endpoint, schema: schema.toGraphQLJSSchema() }];
      }),
  );
}
