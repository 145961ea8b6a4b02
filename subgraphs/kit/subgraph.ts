import { type ExecutionResult, GraphQLError, type GraphQLSchema, Kind } from 'graphql';
import type { Caller } from './caller.ts';
import type { ChangeSource } from './change-feed.ts';
import { tooManyItems } from './count-listed-items.ts';
import { Documents } from './documents.ts';
import type { LeaveSignal } from './leave-signal.ts';
import { ListedItems } from './listed-items.ts';
import { inSpan } from './tracing.ts';

export interface SubgraphRequest {
  query: string;
  operationName?: string;
  variables?: Record<string, unknown>;
  caller: Caller;
  requestId: string;
  /** Items that the lists of the answer may hold together; without it as many as there are. */
  mostItems?: number;
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

/** Makes `Subgraph.execute` of a schema and a function that builds the resolvers' context. */
export function executor(
  schema: GraphQLSchema,
  contextFor: (request: SubgraphRequest) => object,
): (request: SubgraphRequest) => Promise<ExecutionResult> {
  const documents = new Documents(schema);

  const answer = async (request: SubgraphRequest): Promise<ExecutionResult> => {
    request.signal?.throwIfAborted();
    const listed = new ListedItems(request.mostItems);
    const result = await documents.answer({ ...request, contextValue: Object.assign(contextFor(request), { listed }) });
    if (listed.areTooMany) return { errors: [tooManyItems(listed)] };
    return 'data' in result ? withMistakesTold(result) : refused(result.errors);
  };

  return (request) =>
    inSpan('execute', { attributes: { 'graphql.operation.name': request.operationName } }, () => answer(request));
}

/** What the gateway writes by its supergraph, which for a subgraph that does not know it is too new or too old. */
const writtenByGateway: ReadonlySet<string | undefined> = new Set([Kind.FIELD, Kind.ARGUMENT, Kind.NAMED_TYPE]);

/** Null where it may not stand is found when the field is asked: a client's value, which other fields do not suffer from. */
function withMistakesTold(result: ExecutionResult): ExecutionResult {
  if (!result.errors?.some(isInArgument)) return result;
  return { ...result, errors: result.errors.map((error) => (isInArgument(error) ? mistaken(error) : error)) };
}

/** Errors of resolvers are at their field. */
function isInArgument({ nodes }: GraphQLError): boolean {
  return nodes?.[0] !== undefined && nodes[0].kind !== Kind.FIELD;
}

function mistaken({ message, path, extensions }: GraphQLError): GraphQLError {
  return new GraphQLError(message, { path, extensions: { ...extensions, code: 'BAD_USER_INPUT' } });
}

/** What was asked could not even begin: the gateway composed the query, so what else is wrong in it is a client's value. */
function refused(errors: ExecutionResult['errors'] = []): ExecutionResult {
  return {
    errors: errors.map(({ message, nodes, extensions }) => {
      const code = writtenByGateway.has(nodes?.[0]?.kind) ? 'GRAPHQL_VALIDATION_FAILED' : 'BAD_USER_INPUT';
      return new GraphQLError(message, { extensions: { ...extensions, code } });
    }),
  };
}
