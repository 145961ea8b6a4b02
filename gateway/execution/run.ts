import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { isForClients } from '../../subgraphs/kit/client-error.ts';
import { loggedError } from '../../subgraphs/kit/logged-error.ts';
import { callWithin } from '../deadline.ts';
import { failedCall, failedField } from '../errors.ts';
import type { ExecutionWatch } from '../observation/execution-watch.ts';
import type { RequestContext } from '../request-context.ts';
import { SubgraphFailure } from '../subgraph-endpoint.ts';
import type { Data, Path } from './data.ts';
import type { Fetch } from './fetch.ts';
import { merge } from './merge.ts';
import { placesAt } from './places.ts';
import { type Question, questionOf } from './question.ts';
import type { Variables } from './settled.ts';
import type { ObjectShape } from './shape.ts';
import { type ReportedError, readAnswer } from './subgraph-answer.ts';
import { WrongShape } from './take.ts';
import { visiblePath } from './visible-path.ts';

/** One execution of an operation. */
export interface Run {
  context: RequestContext;
  logger: Logger;
  watch: ExecutionWatch;
  subgraphTimeoutMs: number;
  /** Variables as the client sent them, which is how subgraphs get them. */
  sent: Variables;
  /** What subgraphs have answered so far, more than the client gets to see. */
  data: Data;
  errors: GraphQLError[];
  response: ObjectShape;
}

/**
 * Asks one subgraph. It never throws: whatever the subgraph does becomes nulls in its own fields and errors that are safe
 * to show, each with the path of a field that was lost.
 */
export async function runFetch(run: Run, fetch: Fetch): Promise<void> {
  const question = questionOf(fetch, run.data);
  if (!question) return;
  const { operationName } = fetch;
  const representations = question.representations?.length;
  await run.watch.fetching({ subgraph: fetch.subgraph.endpoint.name, operationName, representations }, () =>
    ask(run, fetch, question),
  );
}

/** Answers with the code of the failure if nothing of the answer could be used. */
async function ask(run: Run, fetch: Fetch, question: Question): Promise<SubgraphFailure['code'] | undefined> {
  const { name } = fetch.subgraph.endpoint;
  const { requestId } = run.context;
  try {
    const { data, errors } = readAnswer(await call(run, fetch, question));
    const taken = data === null ? [] : question.take(data);
    for (const [object, answered] of taken) merge(object, answered, fetch.isVague);
    if (errors.length === 0) return undefined;
    report(
      run,
      fetch,
      question,
      errors.flatMap((error) => lostBy(question, error)),
      ({ error, path }) => failedField(name, error, path),
    );
    const unexpected = errors.filter((error) => !isForClients(error));
    if (unexpected.length > 0)
      run.logger.error(
        { requestId, count: unexpected.length, error: loggedError(unexpected[0]) },
        `${name} could not answer some fields`,
      );
    return undefined;
  } catch (error) {
    const code = failureCode(error);
    run.logger.error({ requestId, code, error: loggedError(error) }, `${name} failed`);
    report(
      run,
      fetch,
      question,
      question.lost().map((path) => ({ path })),
      ({ path }) => failedCall(name, code, path),
    );
    return code;
  }
}

function call(run: Run, fetch: Fetch, question: Question): Promise<unknown> {
  const { query, operationName } = fetch;
  const { caller, requestId, deadline } = run.context;
  const variables: Record<string, unknown> = {};
  for (const name of fetch.variableNames)
    if (Object.hasOwn(run.sent, name) && run.sent[name] !== undefined) variables[name] = run.sent[name];
  if (question.representations) variables.representations = question.representations;
  return callWithin(deadline, run.subgraphTimeoutMs, (signal, timeoutMs) =>
    fetch.subgraph.endpoint.execute({ query, operationName, variables, caller, requestId, timeoutMs, signal }),
  );
}

/** An error that names no field, or an entity as a whole, is told for each of the fields that are lost by it. */
function lostBy(question: Question, error: ReportedError): { error: ReportedError; path: Path }[] {
  const reported = error.path ?? [];
  const namesField = reported.length > (question.representations ? 2 : 0);
  const lost = namesField ? [reported] : question.lost();
  const within = lost.filter((path) => reported.every((step, index) => step === path[index]));
  return (within.length > 0 ? within : lost).map((path) => ({ error, path }));
}

/** Tells an error at every place in the answer that it is about. */
function report<Lost extends { path: Path }>(
  run: Run,
  { path, aliases }: Fetch,
  question: Question,
  lost: readonly Lost[],
  tell: (lost: Lost) => GraphQLFormattedError,
): void {
  const places = placesAt(run.data, path);
  const told = new Set<string>();
  for (const one of lost) {
    const { objects, within } = question.about(one.path);
    const named = within.map((step) => (typeof step === 'string' ? (aliases.get(step) ?? step) : step));
    const found = objects.flatMap((object) => places.get(object) ?? []);
    // Another subgraph may have told of a longer or shorter list meanwhile: then the list is what is known of the place.
    const list: Path = path.slice(0, path.indexOf('@'));
    for (const place of found.length > 0 ? found : [list]) {
      const visible = visiblePath(run.response, [...place, ...named]);
      const { message, extensions } = tell({ ...one, path: visible });
      const key = JSON.stringify([message, visible, extensions?.code]);
      if (told.has(key)) continue;
      told.add(key);
      run.errors.push(new GraphQLError(message, { path: visible, extensions }));
    }
  }
}

function failureCode(error: unknown): SubgraphFailure['code'] {
  if (error instanceof SubgraphFailure) return error.code;
  return error instanceof WrongShape ? 'SUBGRAPH_INVALID_RESPONSE' : 'SUBGRAPH_UNAVAILABLE';
}
