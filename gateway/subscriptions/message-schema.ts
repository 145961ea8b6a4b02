import { z } from 'zod';

export const object = z.custom<Record<string, unknown>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
);
/** What the protocol has a client open a connection with. */
export const opening = z.object({ type: z.literal('connection_init'), payload: object.nullish() });
/** What it has a client send once the connection is open. */
export const later = z.object({ type: z.enum(['subscribe', 'complete', 'ping', 'pong']) });
const operation = z.object({
  query: z.string().nullish(),
  operationName: z.string().nullish(),
  variables: object.nullish(),
  extensions: object.nullish(),
});
/** What it has a client ask, but for the query, in whose place a hash may be sent. */
export const asking = z.object({ type: z.literal('subscribe'), id: z.string().min(1), payload: operation });

/** What it has a client send that wants no more of an operation. */
export const completing = z.object({ type: z.literal('complete'), id: z.string().min(1) });

/** What it has a server send: graphql-ws throws at it, as if it had failed itself. */
export const answering = z.object({ type: z.enum(['connection_ack', 'next', 'error']) });

/** What is asked by one message, as far as its form says. */
export type AskedOperation = z.infer<typeof operation>;
