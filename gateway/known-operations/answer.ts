import type {
  ApolloServerPlugin,
  GraphQLRequestContextExecutionDidStart,
  GraphQLRequestExecutionListener,
  GraphQLRequestListener,
  GraphQLResponse,
} from '@apollo/server';
import type { GraphQLError } from 'graphql';
import type { RequestContext } from '../request-context.ts';
import type { SupergraphFile } from '../supergraph.ts';
import { asGraphQLError, type FormatError, shownErrors, withCode } from './answer-errors.ts';

type Writable<Type> = { -readonly [Name in keyof Type]: Type[Name] };
/** What is known of a request when its operation is; the answer is written into it. */
export type KnownRequest = Writable<GraphQLRequestContextExecutionDidStart<RequestContext>>;
type Result = Extract<GraphQLResponse['body'], { kind: 'single' }>['singleResult'];

export interface AnswerOptions {
  supergraph: SupergraphFile;
  plugins: readonly ApolloServerPlugin<RequestContext>[];
  formatError: FormatError;
}

/** The same of a request whose document is refused. */
export type RefusedRequest = Omit<KnownRequest, 'document' | 'operation' | 'operationName'>;

/**
 * Calls plugins and executes as Apollo Server does from the moment that it knows the operation.
 *
 * @param isNew the document was parsed and validated for this request.
 */
export async function answer(
  options: AnswerOptions,
  request: KnownRequest,
  isNew = false,
): Promise<GraphQLResponse['body']> {
  const listeners = await listenersOf(options.plugins, request);
  if (isNew) for (const listener of listeners) await listener.parsingDidStart?.(request);
  const body = await respond(options, request, listeners).catch(async (thrown): Promise<GraphQLResponse['body']> => {
    const shown = await tellErrors(options, request, listeners, [asGraphQLError(thrown)]);
    request.response.http.status ??= 500;
    return { kind: 'single', singleResult: { errors: shown } };
  });
  const response = Object.assign(request.response, { body });
  const answered = { ...request, response };
  for (const listener of listeners) await listener.willSendResponse?.(answered);
  return response.body;
}

/** Calls plugins and refuses a document as Apollo Server does when it has validated it. */
export async function refuse(
  options: AnswerOptions,
  request: RefusedRequest,
  mistakes: readonly GraphQLError[],
): Promise<GraphQLResponse['body']> {
  const listeners = await listenersOf(options.plugins, request);
  for (const listener of listeners) await listener.parsingDidStart?.(request);
  const errors = await tellErrors(options, request, listeners, mistakes);
  const response = Object.assign(request.response, { body: { kind: 'single', singleResult: { errors } } as const });
  const answered = { ...request, response };
  for (const listener of listeners) await listener.willSendResponse?.(answered);
  return response.body;
}

type Listener = GraphQLRequestListener<RequestContext>;

async function listenersOf(
  plugins: readonly ApolloServerPlugin<RequestContext>[],
  request: RefusedRequest,
): Promise<Listener[]> {
  const listeners: Listener[] = [];
  for (const plugin of plugins) {
    const listener = await plugin.requestDidStart?.(request);
    if (listener) listeners.push(listener);
  }
  for (const listener of listeners) await listener.didResolveSource?.(request);
  return listeners;
}

async function respond(
  options: AnswerOptions,
  request: KnownRequest,
  listeners: readonly Listener[],
): Promise<GraphQLResponse['body']> {
  for (const listener of listeners) await listener.didResolveOperation?.(request);
  for (const listener of listeners) {
    const response = await listener.responseForOperation?.(request);
    if (!response) continue;
    const { status, headers } = response.http;
    if (status) request.response.http.status = status;
    for (const [name, value] of headers) request.response.http.headers.set(name, value);
    return response.body;
  }
  return { kind: 'single', singleResult: await execute(options, request, listeners) };
}

async function execute(options: AnswerOptions, request: KnownRequest, listeners: readonly Listener[]): Promise<Result> {
  const executing: GraphQLRequestExecutionListener<RequestContext>[] = [];
  for (const listener of listeners) {
    const begun = await listener.executionDidStart?.(request);
    if (begun) executing.unshift(begun);
  }
  let failure: Error | undefined;
  try {
    const { data, errors, extensions } = await options.supergraph.execute({
      ...{ request: request.request, context: request.contextValue, schema: request.schema },
      ...{ queryHash: request.queryHash, document: request.document, operation: request.operation },
    });
    if (!errors) return { data, extensions };
    // Without data nothing was executed: the variables do not fit.
    const coded = data === undefined ? errors.map(withCode) : errors;
    const shown = await tellErrors(options, request, listeners, coded);
    if (data === undefined) request.response.http.status ??= 400;
    return { errors: shown, data, extensions };
  } catch (thrown) {
    failure = asGraphQLError(thrown);
    throw failure;
  } finally {
    for (const listener of executing) await listener.executionDidEnd?.(failure);
  }
}

async function tellErrors(
  { formatError }: AnswerOptions,
  request: RefusedRequest,
  listeners: readonly Listener[],
  errors: readonly GraphQLError[],
) {
  request.errors = errors;
  for (const listener of listeners) await listener.didEncounterErrors?.({ ...request, errors });
  return shownErrors(errors, request.response.http, formatError);
}
