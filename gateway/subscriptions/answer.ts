import type { FormattedExecutionResult, GraphQLFormattedError } from 'graphql';

export type Answered = FormattedExecutionResult<Record<string, unknown>>;

/** Whether nothing was executed: then there is no data, not even null. */
export function wasRefused(answered: Answered): answered is Answered & { errors: readonly GraphQLFormattedError[] } {
  return answered.data === undefined && answered.errors !== undefined;
}

/** What the gateway knows of an event itself. */
export interface CustomerEvent {
  eventId: string;
  customerId: string;
  changedIn: readonly string[];
}

interface Places {
  /** Of the subscription's root field. */
  responseKey: string;
  /** By response key, which field of the event stands there. */
  own: ReadonlyMap<string, string>;
}

/** Puts what the query was answered with where the subscription has it, beside what is known of the event. */
export function answerOf(answered: Answered, event: CustomerEvent, { responseKey, own }: Places): Answered {
  const known: Record<string, unknown> = { ...event, __typename: 'CustomerChanged' };
  const { data, errors, extensions } = answered;
  const change =
    data &&
    Object.fromEntries(
      Object.entries(data).map(([key, value]) => [key, own.has(key) ? known[own.get(key) ?? ''] : value]),
    );
  return {
    // The root field is never null: where it cannot be answered, nothing is.
    data: change ? { [responseKey]: change } : null,
    ...(errors && {
      errors: errors.map(({ locations: _, path, ...error }) => ({
        ...error,
        ...(path && { path: [responseKey, ...path] }),
      })),
    }),
    extensions: { ...extensions, eventId: event.eventId },
  };
}
