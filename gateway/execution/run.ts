import type { Logger } from 'pino';
import { isForClients } from '../../subgraphs/kit/client-error.ts';
import type { LeaveSignal } from '../../subgraphs/kit/leave-signal.ts';
import { loggedError } from '../../subgraphs/kit/logged-error.ts';
import { callerKey } from '../cache/caller-key.ts';
import type { FetchCache, LookedUp } from '../cache.ts';
import type { InFlight } from '../calls/in-flight.ts';
import type { AskedCall, JoinedCalls } from '../calls/joined-calls.ts';
import { type FailureCode, SubgraphFailure } from '../calls/subgraph-endpoint.ts';
import { callWithin, untilTheEnd } from '../deadline.ts';
import { failedCall, failedField } from '../errors.ts';
import type { RequestContext } from '../request-context.ts';
import type { ExecutionWatch } from '../telemetry/execution-watch.ts';
import { type ReportedError, readAnswer } from './answers/subgraph-answer.ts';
import { WrongShape } from './answers/take.ts';
import { countingItems, type TakenItems } from './answers/taken-items.ts';
import type { ToldEntities } from './answers/told-entities.ts';
import type { Data } from './data.ts';
import type { Fetch } from './fetch.ts';
import { lostBy, rememberLost, report } from './losses/lost-fields.ts';
import type { LostValues } from './losses/lost-values.ts';
import type { ToldErrors } from './losses/told-errors.ts';
import { merge } from './merge.ts';
import { clientVariable } from './planning/own-aliases.ts';
import { type Question, questionOf, type Taken } from './representations/question.ts';
import type { Variables } from './settled.ts';
import type { ObjectShape } from './shape.ts';
import type { Writes } from './writes.ts';

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
  taken: TakenItems;
  errors: ToldErrors;
  lost: LostValues;
  response: ObjectShape;
  inFlight: InFlight;
  joinedCalls: JoinedCalls;
  cache: FetchCache | undefined;
  writes: Writes;
  told: ToldEntities | undefined;
}

/**
 * Asks one subgraph. It never throws: whatever the subgraph does becomes nulls in its own fields and errors that are safe
 * to show, each with the path of a field that was lost.
 */
export async function runFetch(run: Run, fetch: Fetch): Promise<void> {
  const asked = untold(run, fetch, questionOf(fetch, run.data));
  if (!asked) return;
  run.writes.catchUp();
  const variables = variablesOf(run, fetch);
  const { caller } = run.context;
  const kept =
    fetch.policy && (await run.cache?.lookUp(fetch, fetch.policy, asked, { caller, variables, taken: run.taken }));
  if (kept) {
    run.watch.lookedUp(fetch.subgraph.endpoint.name, kept.counts);
    mergeTaken(run, fetch, kept.taken, true);
  }
  const question = kept ? kept.missing : asked;
  if (!question) return;
  const { operationName } = fetch;
  const representations = question.representations?.length;
  await run.watch.fetching({ subgraph: fetch.subgraph.endpoint.name, operationName, representations }, () =>
    ask(run, fetch, { question, variables, kept }),
  );
}

interface Asking {
  question: Question;
  variables: Data;
  kept: LookedUp | undefined;
}

/** Answers with the code of the failure if nothing of the answer could be used. */
async function ask(run: Run, fetch: Fetch, asking: Asking): Promise<FailureCode | undefined> {
  const { question, kept } = asking;
  const { name } = fetch.subgraph.endpoint;
  const { requestId } = run.context;
  try {
    const { data, errors } = readAnswer(await call(run, fetch, asking));
    const taken = data === null ? [] : countingItems(run.taken, () => question.take(data));
    if (taken.length > 0) kept?.keep(data, errors);
    mergeTaken(run, fetch, taken, errors.length === 0);
    if (errors.length === 0) return undefined;
    // Whoever gave up after so many has made them.
    if (errors.some(isTooLarge)) run.taken.items += run.taken.most;
    const lost = lostBy(question, errors);
    rememberLost(run, fetch, question, { taken, lost });
    report(run, fetch, question, lost, ({ error, path }) => failedField(name, error, path));
    const unexpected = errors.filter((error) => !isForClients(error));
    if (unexpected.length > 0)
      run.logger.error(
        { requestId, count: unexpected.length, error: loggedError(unexpected[0]) },
        `${name} could not answer some fields`,
      );
    return undefined;
  } catch (error) {
    const code = failureCode(error);
    if (!isTold(code) && !hasLeft(run.context, code))
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

function mergeTaken({ told }: Run, fetch: Fetch, taken: readonly Taken[], isWithoutErrors: boolean): void {
  for (const [object, answered] of taken) merge(object, answered, fetch.isVague);
  if (isWithoutErrors) told?.tell(fetch, taken);
}

/** What is left of a question without what its subgraph has told before, which goes to where it is asked for. */
function untold({ told }: Run, fetch: Fetch, question: Question | undefined): Question | undefined {
  const { representations } = question ?? {};
  if (!told || !question || !representations) return question;
  const known = told.about(fetch, representations);
  for (const [index, answered] of known)
    for (const object of question.about(['_entities', index]).objects) merge(object, answered, fetch.isVague);
  const left = representations.flatMap((_each, index) => (known.has(index) ? [] : [index]));
  return left.length > 0 ? question.only(left) : undefined;
}

function variablesOf(run: Run, fetch: Fetch): Data {
  const variables: Data = {};
  for (const name of fetch.variableNames) {
    const sentAs = clientVariable(name);
    if (Object.hasOwn(run.sent, sentAs) && run.sent[sentAs] !== undefined) variables[name] = run.sent[sentAs];
  }
  return variables;
}

/**
 * Whoever asks the same at the same time waits for the same call, and who asks alike may share in one; but each mutation is
 * meant.
 */
function call(run: Run, fetch: Fetch, { question, variables: used, kept }: Asking): Promise<unknown> {
  const { operationName, isMutation, joining, sealing } = fetch;
  const { endpoint } = fetch.subgraph;
  const { caller, requestId, deadline } = run.context;
  const { representations } = question;
  const { most: mostItems } = run.taken;
  const variables = representations ? { ...used, representations } : used;
  const patienceMs = endpoint.timeoutMs ?? run.subgraphTimeoutMs;
  const make = (asked: AskedCall) => {
    // What is asked for several requests side by side has other names, by which a reader would learn that it is of no use.
    const read = asked.query === fetch.query ? sealing?.read : undefined;
    return endpoint.execute({ ...asked, operationName, caller, requestId, isRepeatable: !isMutation, mostItems, read });
  };
  const begin = (signal: LeaveSignal, timeoutMs: number): AskedCall => ({
    ...{ query: fetch.query, variables, signal, timeoutMs },
  });
  // Who gave up on one while it is done would have to find out what became of it.
  if (isMutation)
    return callWithin(deadline, untilTheEnd, (...waiting) => make(begin(...waiting))).finally(() => {
      run.writes.add(endpoint.name);
    });
  // Nobody is to be refused for how little another's operation may hold.
  const alike = `${fetch.id} ${sealing?.id ?? ''} ${mostItems} ${callerKey(caller)}`;
  const usedText = JSON.stringify(used);
  // What began under other stamps may be older than a change that this process has not been told of, and would be kept as newer.
  const stamped = `${alike} ${kept?.stamps ?? ''} ${usedText}`;
  return callWithin(deadline, patienceMs, (signal, timeoutMs) =>
    run.inFlight.share(stamped + question.keys().join(''), signal, timeoutMs, (shared) => {
      const asked = begin(shared, timeoutMs);
      if (!joining) return make(asked);
      return run.joinedCalls.ask(representations ? alike + usedText : alike, joining, asked, make);
    }),
  );
}

/** The line of the request names what the client asked too much for; of calls that nobody made the circuit has lines of its own. */
function isTold(code: FailureCode): boolean {
  return code === 'SUBGRAPH_CIRCUIT_OPEN' || code === 'SUBGRAPH_OVERLOADED' || code === 'ANSWER_TOO_LARGE';
}

function isTooLarge({ extensions }: ReportedError): boolean {
  return extensions?.code === 'ANSWER_TOO_LARGE';
}

/** The client's doing, of which the line of the request tells. */
function hasLeft({ deadline }: RequestContext, code: FailureCode): boolean {
  return code === 'DEADLINE_EXCEEDED' && deadline.remainingMs() > 0;
}

function failureCode(error: unknown): FailureCode {
  if (error instanceof SubgraphFailure) return error.code;
  return error instanceof WrongShape ? 'SUBGRAPH_INVALID_RESPONSE' : 'SUBGRAPH_UNAVAILABLE';
}
