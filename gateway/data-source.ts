import type { GraphQLDataSource } from '@apollo/gateway';
import type { GraphQLFormattedError, GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { isForClients } from '../subgraphs/kit/client-error.ts';
import { loggedError } from '../subgraphs/kit/logged-error.ts';
import { callWithin } from './deadline.ts';
import { failedCall, failedField } from './errors.ts';
import { type Fetch, type FetchDocument, lostFields, readFetch, withVariables } from './fetch.ts';
import type { RequestContext } from './request-context.ts';
import { type Data, isRecord, takeRequested, WrongShape } from './subgraph-answer.ts';
import { type SubgraphEndpoint, SubgraphFailure } from './subgraph-endpoint.ts';

export interface DataSourceOptions {
  endpoint: SubgraphEndpoint;
  /** The subgraph's part of the supergraph, which its answers must fit. */
  schema: GraphQLSchema;
  timeoutMs: number;
  logger: Logger;
}

interface Answer {
  data: Data | null;
  errors: GraphQLFormattedError[];
}

/** Query plans are few and their fetches repeat. */
const rememberedFetches = 1000;

/**
 * Calls one subgraph for the gateway. It never throws: whatever the subgraph does becomes nulls in its own fields and
 * errors that are safe to show, each with the path of a field that was lost.
 */
export function subgraphDataSource(options: DataSourceOptions): GraphQLDataSource<RequestContext> {
  const { endpoint, schema, logger } = options;
  const read = remembering(rememberedFetches, (query: string) => readFetch(schema, query));
  return {
    process: async (sent) => {
      if (!('incomingRequestContext' in sent)) throw new Error('only requests of clients are sent to subgraphs');
      const { request, incomingRequestContext } = sent;
      const { context } = incomingRequestContext;
      const fetch = withVariables(read(request.query ?? ''), request.variables ?? {});
      try {
        const answered = await callWithin(context.deadline, options.timeoutMs, (signal, timeoutMs) =>
          endpoint.execute({
            query: request.query ?? '',
            operationName: request.operationName,
            variables: request.variables,
            caller: context.caller,
            requestId: context.requestId,
            timeoutMs,
            signal,
          }),
        );
        const { answer, unexpected } = readAnswer(endpoint.name, fetch, answered);
        if (unexpected.length > 0)
          logger.error(
            { requestId: context.requestId, count: unexpected.length, error: loggedError(unexpected[0]) },
            `${endpoint.name} could not answer some fields`,
          );
        return answer;
      } catch (error) {
        const code = failureCode(error);
        logger.error({ requestId: context.requestId, code, error: loggedError(error) }, `${endpoint.name} failed`);
        return { data: null, errors: lostFields(fetch).map((path) => failedCall(endpoint.name, code, path)) };
      }
    },
  };
}

/** @throws WrongShape */
function readAnswer(name: string, fetch: Fetch, answered: unknown): { answer: Answer; unexpected: unknown[] } {
  if (!isRecord(answered)) throw new WrongShape('the answer is not an object');
  const reported: unknown = answered.errors ?? [];
  if (!Array.isArray(reported) || !reported.every(isReportedError))
    throw new WrongShape('errors is not a list of errors');
  const data = answered.data ?? null;
  if (data === null && reported.length === 0) throw new WrongShape('the answer has neither data nor errors');
  return {
    answer: {
      data: data === null ? null : takeRequested(fetch, data),
      errors: reported.flatMap((error) => toClientErrors(name, fetch, error)),
    },
    unexpected: reported.filter((error) => !isForClients(error)),
  };
}

/** An error that names no field, or an entity as a whole, is told for each of the fields that are lost by it. */
function toClientErrors(name: string, fetch: Fetch, error: ReportedError): GraphQLFormattedError[] {
  const reported = error.path ?? [];
  const lost = lostFields(fetch);
  const within = reported.length > (fetch.entities ? 2 : 0) ? [[...reported]] : lost.filter(startsWith(reported));
  return (within.length > 0 ? within : lost).map((path) => failedField(name, error, path));
}

type ReportedError = Pick<GraphQLFormattedError, 'message' | 'path' | 'extensions'>;

function isReportedError(error: unknown): error is ReportedError {
  if (!isRecord(error) || typeof error.message !== 'string') return false;
  const pathFits =
    error.path === undefined ||
    (Array.isArray(error.path) && error.path.every((step) => typeof step === 'string' || Number.isInteger(step)));
  return pathFits && (error.extensions === undefined || isRecord(error.extensions));
}

function startsWith(beginning: readonly (string | number)[]) {
  return (path: readonly (string | number)[]) => beginning.every((step, index) => step === path[index]);
}

function failureCode(error: unknown): SubgraphFailure['code'] {
  if (error instanceof SubgraphFailure) return error.code;
  return error instanceof WrongShape ? 'SUBGRAPH_INVALID_RESPONSE' : 'SUBGRAPH_UNAVAILABLE';
}

function remembering(limit: number, read: (query: string) => FetchDocument): (query: string) => FetchDocument {
  const known = new Map<string, FetchDocument>();
  return (query) => {
    const document = known.get(query) ?? read(query);
    const oldest = known.keys().next();
    if (known.size >= limit && !known.has(query) && !oldest.done) known.delete(oldest.value);
    known.set(query, document);
    return document;
  };
}
