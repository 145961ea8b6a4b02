import { AsyncLocalStorage } from 'node:async_hooks';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { isForClients } from '../subgraphs/kit/client-error.ts';
import { loggedError } from '../subgraphs/kit/logged-error.ts';
import type { FailureCode } from './calls/subgraph-endpoint.ts';
import { shortMessage } from './short-message.ts';
import { type RequestRecord, recordOf } from './telemetry/request-record.ts';

type Path = readonly (string | number)[];

/** The request that is being answered, for errors that arise where no request is at hand. */
export const requestScope = new AsyncLocalStorage<{ requestId: string; record?: RequestRecord }>();

/** Errors in what the client sent: their messages quote nothing but the client's own document. */
const clientMistakes: ReadonlySet<unknown> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'OPERATION_TOO_DEEP',
  'OPERATION_TOO_LARGE',
  'PAGE_TOO_LARGE',
  'OPERATION_TOO_COSTLY',
  'OPERATION_TOO_COMPLEX',
  'OPERATION_NOT_PLANNABLE',
  'TOO_MANY_PLANS',
  'TOO_MANY_DOCUMENTS',
  'DOCUMENT_NOT_READ',
  'RATE_LIMITED',
  'TOO_MANY_SUBSCRIPTIONS',
  'GATEWAY_STOPPING',
  'QUERY_NOT_IN_SAFELIST',
  'PERSISTED_QUERY_NOT_IN_LIST',
  'INTROSPECTION_FORBIDDEN',
  'BAD_REQUEST',
  'METHOD_NOT_ALLOWED',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

const explanations: Record<FailureCode, (subgraph: string) => string> = {
  SUBGRAPH_TIMEOUT: (subgraph) => `${subgraph} did not answer in time`,
  SUBGRAPH_UNAVAILABLE: (subgraph) => `${subgraph} is not available`,
  SUBGRAPH_INVALID_RESPONSE: (subgraph) => `${subgraph} is not available: it gave an answer that cannot be used`,
  SUBGRAPH_CIRCUIT_OPEN: (subgraph) => `${subgraph} is not available: it failed too often just now`,
  SUBGRAPH_OVERLOADED: (subgraph) => `${subgraph} is not available: too many calls wait for it`,
  DEADLINE_EXCEEDED: (subgraph) => `${subgraph} did not answer before the deadline of the request`,
  ANSWER_TOO_LARGE: () => 'the lists of the answer hold too many items: ask for fewer lists in lists',
};

/** A field that is lost because the whole call to its subgraph failed. */
export function failedCall(subgraph: string, code: FailureCode, path: Path): GraphQLFormattedError {
  return { message: explanations[code](subgraph), path, extensions: { code, serviceName: subgraph } };
}

/** A field that its subgraph could not answer. */
export function failedField(
  subgraph: string,
  { message, extensions }: Pick<GraphQLFormattedError, 'message' | 'extensions'>,
  path: Path,
): GraphQLFormattedError {
  const expected = isForClients({ extensions });
  const field = path.findLast((step) => typeof step === 'string') ?? subgraph;
  return {
    message: expected ? shortMessage(message) : `${field} is not available`,
    path,
    extensions: { code: expected ? extensions?.code : 'INTERNAL_SERVER_ERROR', serviceName: subgraph },
  };
}

/**
 * What a client sees of any error: message, path, code, service name and request id. An error that nobody prepared for
 * clients is logged here and becomes a code.
 */
export function clientErrors(logger: Logger): (error: GraphQLFormattedError, thrown: unknown) => GraphQLFormattedError {
  return ({ message, locations, path, extensions: told }, thrown) => {
    const { requestId, record } = requestScope.getStore() ?? {};
    const extensions = isByWrongMethod(thrown) ? { ...told, code: 'METHOD_NOT_ALLOWED' } : told;
    const serviceName = extensions?.serviceName;
    const isOurs = serviceName || clientMistakes.has(extensions?.code) || isForClients({ extensions });
    record?.told(isOurs ? extensions?.code : 'INTERNAL_SERVER_ERROR', serviceName);
    if (serviceName) return { message, path, extensions: { code: extensions.code, serviceName, requestId } };
    const code = extensions?.code;
    if (clientMistakes.has(code) || isForClients({ extensions }))
      return {
        message: shortMessage(withoutSuggestion(message)),
        ...(locations && { locations }),
        ...(path && { path }),
        extensions: { code, requestId },
      };
    logger.error({ requestId, error: loggedError(thrown) }, 'the gateway failed');
    return {
      message: 'the request could not be answered',
      ...(path && { path }),
      extensions: { code: 'INTERNAL_SERVER_ERROR', requestId },
    };
  };
}

/** A mutation by GET: Apollo Server gives it the code of any request that cannot be read. */
function isByWrongMethod(thrown: unknown): boolean {
  return thrown instanceof GraphQLError && Object(thrown.extensions.http).status === 405;
}

/** GraphQL's own messages name what resembles a mistake: a schema could be guessed from them, name by name. */
function withoutSuggestion(message: string): string {
  // A client may have written these words as well, thousands of times.
  const at = message.endsWith('?') ? message.lastIndexOf(' Did you mean ') : -1;
  return at === -1 ? message : message.slice(0, at);
}

/** The body of an answer that no operation was executed for. */
export function refusal(request: { id: string }, code: string, message: string): { errors: GraphQLFormattedError[] } {
  recordOf(request)?.told(code);
  return { errors: [{ message, extensions: { code, requestId: request.id } }] };
}
