import { type ExecutionResult, GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Opened } from '../subscriptions.ts';
import type { Answered } from './answer.ts';
import type { EndReason } from './customer-events.ts';

export interface Accepted {
  opened: Opened;
  /** Why it ends when the connection wants no more of it. */
  why(): EndReason;
  /** What the client sees of an event that failed: graphql-ws sends the message of whatever is thrown. */
  shown(error: unknown): GraphQLError;
}

/** What was opened, as graphql-ws sends it. */
export function resultOf(accepted: Accepted | undefined): AsyncGenerator<ExecutionResult, undefined> | ExecutionResult {
  if (!accepted) throw new Error('an operation that was not accepted');
  const { opened, why, shown } = accepted;
  if ('answered' in opened) return asResult(opened.answered);
  const { events } = opened;
  const finish = async () => {
    events.end(why());
    return { done: true, value: undefined } as const;
  };
  const generator: AsyncGenerator<ExecutionResult, undefined> = {
    next: async () => {
      const told = await events.next().catch((error: unknown) => {
        throw shown(error);
      });
      return told.done ? told : { done: false, value: asResult(told.value.answered) };
    },
    return: finish,
    throw: finish,
    [Symbol.asyncIterator]: () => generator,
    [Symbol.asyncDispose]: async () => events.end(why()),
  };
  return generator;
}

function asResult({ data, errors, extensions }: Answered): ExecutionResult {
  return {
    ...(data !== undefined && { data }),
    ...(errors && { errors: errors.map(asError) }),
    ...(extensions && { extensions }),
  };
}

/** With the places that it names, which `GraphQLError` would work out of a document that is not here. */
export function asError({ message, locations, path, extensions }: GraphQLFormattedError): GraphQLError {
  return Object.assign(new GraphQLError(message, { path, extensions }), locations && { locations });
}
