import { GraphQLError, type GraphQLSchema, getOperationAST, OperationTypeNode, parse } from 'graphql';
import type { AssessOperation, Limits } from '../limits.ts';
import { mistakesBy } from '../reading/mistakes.ts';
import { mistakesInSubscription, type Verdict } from '../reading/verdict.ts';
import type { RequestContext } from '../request-context.ts';
import { type Question, questionOf } from './question.ts';

export interface SentRequest {
  query: string;
  operationName?: string;
  variables: Record<string, unknown>;
  /** Of the query, where it was sent beside it to be registered. */
  hash?: string;
  /** The event that was received last, where the transport says so. */
  lastEventId?: string;
  /** Any page may have a browser send this, so nothing may be changed by it. */
  isByAddress?: boolean;
}

export interface Admitted {
  /** What the client calls it. */
  name?: string;
  /** Missing where it is no subscription. */
  question?: Question;
}

export interface AdmissionOptions {
  limits: Limits;
  /** How many customers one subscription may be about. */
  mostCustomers: number;
  assess: AssessOperation;
  /** What is known of the document already. */
  verdict?: Verdict;
}

/**
 * Reads and checks what a client asks to be told. What is no subscription is only read: whoever answers it checks it.
 *
 * @throws GraphQLError with a code
 */
export function admit(
  schema: GraphQLSchema,
  { query, operationName, variables, lastEventId, isByAddress }: SentRequest,
  context: RequestContext,
  { limits, mostCustomers, assess, verdict }: AdmissionOptions,
): Admitted {
  const document = or('GRAPHQL_PARSE_FAILED', () => parse(query, { maxTokens: limits.tokens }));
  const operation = getOperationAST(document, operationName);
  if (!operation) throw refused('OPERATION_RESOLUTION_FAILURE', 'operationName must name an operation of the document');
  if (isByAddress && operation.operation === OperationTypeNode.MUTATION)
    throw refused('METHOD_NOT_ALLOWED', 'mutations are sent by POST, not by GET', 405);
  if (operation.operation !== OperationTypeNode.SUBSCRIPTION) return {};
  // Validation collects a subscription's fields, and throws at a condition that depends on a variable.
  const [mistake] = or('GRAPHQL_VALIDATION_FAILED', () =>
    verdict ? mistakesBy(verdict, query) : mistakesInSubscription(schema, document),
  );
  if (mistake) throw coded(mistake, 'GRAPHQL_VALIDATION_FAILED');
  const read = or('BAD_USER_INPUT', () => questionOf({ schema, document, operation, variables }));
  const { question } = read;
  if (question.ids.length === 0) throw refused('BAD_USER_INPUT', 'ids must name at least one customer');
  if (question.ids.length > mostCustomers)
    throw refused(
      'OPERATION_TOO_LARGE',
      `the subscription is about ${question.ids.length} customers, and ${mostCustomers} are allowed: send several`,
    );
  const asked = { schema, document: read.document, operation: read.operation };
  const { refusal } = assess({ ...asked, variables: question.variablesFor(question.ids[0] ?? '') }, context);
  if (refusal) throw refusal;
  const after = lastEventId ?? question.after;
  return {
    name: operation.name?.value,
    question: { ...question, ...(after !== undefined && { after: eventIdOf(after) }) },
  };
}

/** It is sent back as it came, so it must be one; what is none stands for an event that nobody remembers. */
function eventIdOf(sent: string): string {
  return /^[\w-]{1,64}$/.test(sent) ? sent : 'unknown';
}

/** Gives what the client did wrong its code. */
function or<T>(code: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof GraphQLError ? coded(error, code) : error;
  }
}

function coded(error: GraphQLError, code: string): GraphQLError {
  const { message, nodes, source, positions } = error;
  return new GraphQLError(message, { nodes, source, positions, extensions: { code, http: { status: 400 } } });
}

export function refused(code: string, message: string, status = 400): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status } } });
}
