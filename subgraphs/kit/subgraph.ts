import { type ExecutionResult, execute, GraphQLError, type GraphQLSchema, parse, validate } from 'graphql';
import type { Caller } from './caller.ts';
import type { ChangeSource } from './change-feed.ts';
import type { LeaveSignal } from './leave-signal.ts';
import { inSpan } from './tracing.ts';

export interface SubgraphRequest {
  query: string;
  operationName?: string;
  variables?: Record<string, unknown>;
  caller: Caller;
  requestId: string;
  /** Aborted when the gateway no longer waits for the answer. */
  signal?: LeaveSignal;
}

/** A started subgraph, wherever it is called from: the gateway's process or an HTTP server around it. */
export interface Subgraph {
  readonly name: string;
  readonly schema: GraphQLSchema;
  execute(request: SubgraphRequest): Promise<ExecutionResult>;
  /** @throws when the subgraph cannot answer, e.g. because its database is away. */
  ready(): Promise<void>;
  /** Statements or round trips sent to the store so far; tests prove with it that many customers cost as many as one. */
  statements(): number;
  /** What changes in it, as others follow it. */
  readonly changes?: ChangeSource;
  close(): Promise<void>;
}

/** Documents repeat: the gateway sends one text per query plan, so parsing and validating each once is enough. */
const rememberedDocuments = 500;

type PreparedDocument = { document: ReturnType<typeof parse> } | { errors: ExecutionResult['errors'] };

/** Makes `Subgraph.execute` of a schema and a function that builds the resolvers' context. */
export function executor(
  schema: GraphQLSchema,
  contextFor: (request: SubgraphRequest) => object,
): (request: SubgraphRequest) => Promise<ExecutionResult> {
  const prepared = new Map<string, PreparedDocument>();

  const prepare = (query: string): PreparedDocument => {
    const known = prepared.get(query);
    if (known) return known;
    const document = parse(query);
    const errors = validate(schema, document);
    const result = errors.length > 0 ? { errors } : { document };
    const oldest = prepared.keys().next();
    if (prepared.size >= rememberedDocuments && !oldest.done) prepared.delete(oldest.value);
    prepared.set(query, result);
    return result;
  };

  const answer = async (request: SubgraphRequest): Promise<ExecutionResult> => {
    request.signal?.throwIfAborted();
    const found = prepare(request.query);
    if ('errors' in found) return refused(found.errors);
    const result = await execute({
      schema,
      document: found.document,
      variableValues: request.variables,
      operationName: request.operationName,
      contextValue: contextFor(request),
    });
    return 'data' in result ? result : refused(result.errors);
  };

  return (request) =>
    inSpan('execute', { attributes: { 'graphql.operation.name': request.operationName } }, () => answer(request));
}

/** What was asked could not even begin: the gateway composed the query, so it is the client's arguments that are wrong. */
function refused(errors: ExecutionResult['errors'] = []): ExecutionResult {
  return {
    errors: errors.map(
      ({ message, extensions }) => new GraphQLError(message, { extensions: { ...extensions, code: 'BAD_USER_INPUT' } }),
    ),
  };
}
