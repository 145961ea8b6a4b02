import { createHash } from 'node:crypto';
import type { Supergraph } from '@apollo/federation-internals';
import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { loggedError } from '../subgraphs/kit/logged-error.ts';
import { readHints } from './cache/hints.ts';
import type { FetchCache } from './cache.ts';
import { InFlight } from './calls/in-flight.ts';
import { JoinedCalls } from './calls/joined-calls.ts';
import type { SubgraphEndpoint } from './calls/subgraph-endpoint.ts';
import { inTime } from './deadline.ts';
import { ToldEntities } from './execution/answers/told-entities.ts';
import { emptyData } from './execution/data.ts';
import { type Introspection, introspect } from './execution/introspection.ts';
import { LostValues } from './execution/losses/lost-values.ts';
import { graphqlErrors, ToldErrors } from './execution/losses/told-errors.ts';
import { isAskedOf } from './execution/losses/visible-path.ts';
import { operationCompiler } from './execution/operation.ts';
import { operationCache, type PlannableOperation } from './execution/operation-cache.ts';
import { runStep } from './execution/plan.ts';
import { planning } from './execution/planning/planning.ts';
import { tooManyWaiting } from './execution/planning/planning-thread.ts';
import { readSupergraph } from './execution/planning/read-supergraph.ts';
import { planAhead } from './execution/planning/warming.ts';
import { readVariables } from './execution/read-variables.ts';
import { keyFieldsOf } from './execution/representations/entity-keys.ts';
import { writeResponse } from './execution/response.ts';
import type { Run } from './execution/run.ts';
import type { SubgraphPart } from './execution/subgraph-part.ts';
import { Writes } from './execution/writes.ts';
import { measureOperation } from './limits/operation-size.ts';
import { type ChargePlan, ownerOf } from './rate-limit.ts';
import type { RequestContext } from './request-context.ts';
import { withSharedScalars } from './shared-scalars.ts';
import { withSubscriptions } from './subscriptions/schema.ts';
import { type ExecutionWatch, unwatched } from './telemetry/execution-watch.ts';

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
  /** The operations that were asked, the last one last, as far as they are remembered. */
  used(): PlannableOperation[];
}

export interface ExecutionOptions {
  subgraphs: readonly SubgraphEndpoint[];
  subgraphTimeoutMs: number;
  logger: Logger;
  /** Operations that are planned before the first one is asked. */
  planAhead?: readonly PlannableOperation[];
  /** Without it every answer is fetched anew, but for what is asked twice at the same time. */
  cache?: FetchCache;
  inFlight?: InFlight;
  /** Of the threads that serve the same subgraphs, as `writesMemory` makes it. */
  writes?: SharedArrayBuffer;
  /** About how much of the memory plans may take, with the documents that they are of. */
  queryCacheBytes?: number;
  watch?: ExecutionWatch;
  /** Lets the caller pay for a plan that is made for them. */
  chargePlan?: ChargePlan;
}

/**
 * Plans each operation once, by Apollo's planner, and executes the plan: see docs/decisions/010-own-execution.md.
 *
 * @throws when the supergraph is invalid, or names a subgraph that runs nowhere.
 */
export async function loadExecution(supergraphSdl: string, options: ExecutionOptions): Promise<Execution> {
  const { logger, subgraphTimeoutMs, cache, inFlight = new InFlight(), watch = unwatched, chargePlan } = options;
  const supergraph = readSupergraph(supergraphSdl, { validateSupergraph: true });
  const schema = withSharedScalars(withSubscriptions(supergraph.apiSchema().toGraphQLJSSchema()));
  const compiler = operationCompiler(schema, planning(supergraph, supergraphSdl), {
    supergraphSchema: supergraph.schema.toGraphQLJSSchema(),
    supergraphVersion: createHash('sha256').update(supergraphSdl).digest('base64url'),
    cacheHints: readHints(supergraphSdl),
    subgraphs: subgraphParts(supergraph, options.subgraphs),
  });
  const operations = operationCache((...asked) => watch.planning(() => compiler(...asked)), {
    lookedFor: watch.lookedForPlan,
    mostBytes: options.queryCacheBytes,
  });
  if (options.planAhead) {
    const planned = await planAhead(operations, schema, options.planAhead);
    logger.info({ planned, known: options.planAhead.length }, 'operations planned ahead');
  }
  const joinedCalls = new JoinedCalls();
  const names = options.subgraphs.map(({ name }) => name);
  const written = (subgraph: string): void => {
    inFlight.forget();
    cache?.written(subgraph);
  };
  const writes = new Writes(names, written, options.writes);
  return {
    schema,
    supergraphSdl,
    used: operations.kept,
    execute: async ({ request, context, queryHash, document, operation }) => {
      const sent = request.variables ?? {};
      const read = readVariables(schema, operation, sent);
      if (read.mistakes) return { errors: read.mistakes };
      const { requestId, caller, deadline, address } = context;
      const asking: RequestContext = { requestId, caller, deadline, address };
      const { variables } = read;
      const made = operations.compiled({ documentHash: queryHash, document, operation, variables }, () => ({
        owner: ownerOf(asking),
        charge: () => chargePlan?.(measureOperation(document, operation).fields, asking),
      }));
      const compiled = made instanceof Promise ? await inTime(context.deadline, made, tooManyWaiting) : made;
      compiled.used();
      context.cachePolicy = compiled.policy;
      const run: Run = {
        context: asking,
        logger,
        watch,
        subgraphTimeoutMs,
        sent,
        data: emptyData(),
        taken: { items: 0, most: context.mostItems ?? Number.MAX_SAFE_INTEGER },
        errors: new ToldErrors(),
        lost: new LostValues(),
        response: compiled.response,
        inFlight,
        joinedCalls,
        cache,
        writes,
        told: compiled.retelling && new ToldEntities(compiled.retelling),
      };
      await runStep(run, compiled.step);
      context.takenItems = run.taken.items;
      return answer(run, compiled.introspection && introspect(schema, compiled.introspection, sent));
    },
  };
}

function answer(run: Run, introspection: Introspection | undefined) {
  const { logger, context } = run;
  const told = run.errors.all().filter(({ path = [] }) => isAskedOf(run.response, run.data, path));
  run.lost.lose();
  const written = writeResponse(run.response, run.data, { introspection: introspection?.data, errors: told });
  const errors = graphqlErrors(written.errors);
  if (errors.length > 0)
    logger.error(
      { requestId: context.requestId, count: errors.length, error: loggedError(errors[0]) },
      'the merged answer was incomplete',
    );
  const all = [...graphqlErrors(told), ...(introspection?.errors ?? []), ...errors];
  return all.length > 0 ? { data: written.data, errors: all } : { data: written.data };
}

function subgraphParts(supergraph: Supergraph, endpoints: readonly SubgraphEndpoint[]): Map<string, SubgraphPart> {
  return new Map(
    supergraph
      .subgraphs()
      .values()
      .map((subgraph) => {
        const { name, schema } = subgraph;
        const endpoint = endpoints.find((one) => one.name === name);
        if (!endpoint)
          throw new Error(`the supergraph has a subgraph ${name}, and nothing says where it runs: set its address`);
        return [name, { endpoint, schema: schema.toGraphQLJSSchema(), keyFields: keyFieldsOf(subgraph) }];
      }),
  );
}
