import { type ChargeReading, priceOfReading } from '../rate-limit.ts';
import { answering, asking, completing, later, opening } from './message-schema.ts';
import type { Connection } from './websocket-connection.ts';

/** What the protocol closes with; 4403 has clients come back with a new token. */
export const closing = {
  badRequest: 4400,
  unauthorized: 4401,
  forbidden: 4403,
  alreadyBegun: 4409,
  tooMany: 4429,
  goingAway: 1001,
  tryAgainLater: 1013,
} as const;

/** A message that is not answered: its connection is closed. */
export class BadMessage extends Error {
  override name = 'BadMessage';
  readonly code: number;

  constructor(message: string, { code = closing.badRequest, ...options }: ErrorOptions & { code?: number } = {}) {
    super(message, options);
    this.code = code;
  }
}

/** As long as the headers of a request may be, where others send their tokens. */
const longestFirst = 16 * 1024;
/** What may be heard unpaid, in units of cost: whoever spends their rate elsewhere still pings, and is told of operations one by one. */
const mostUnpaid = 100;

const longestId = 128;

/**
 * Reads a message, once it is paid for by its length. The one that opens a connection is paid for when its caller is known.
 *
 * @returns the message for graphql-ws. It holds on to it for as long as the connection, or the operation, is open, so what was
 * sent with it is left with the connection.
 * @throws BadMessage
 */
export function readMessage(connection: Connection, sent: Buffer, chargeReading: ChargeReading): string {
  if (connection.openedBy === 0) return readFirst(connection, sent, chargeReading);
  payFor(connection, sent.length, chargeReading);
  const text = String(sent);
  const message = parsed(text);
  if (answering.safeParse(message).success) throw new BadMessage('only the server sends such a message');
  const completed = completing.safeParse(message).data;
  if (completed) return JSON.stringify({ ...completed, id: connection.names.complete(completed.id) });
  const { data } = asking.safeParse(message);
  if (!data) return text;
  const { type, id, payload } = data;
  if (id.length > longestId) throw new BadMessage(`the id of an operation may have ${longestId} characters`);
  const name = connection.names.begin(id);
  if (name === undefined)
    throw new BadMessage('an operation with this id has not ended', { code: closing.alreadyBegun });
  connection.asked = payload;
  return JSON.stringify({ type, id: name, payload: { query: '' } });
}

function readFirst(connection: Connection, sent: Buffer, chargeReading: ChargeReading): string {
  if (sent.length > longestFirst) {
    payFor(connection, sent.length, chargeReading);
    throw new BadMessage(`the message that opens a connection may have ${longestFirst} bytes`);
  }
  const message = parsed(String(sent));
  const { data } = opening.safeParse(message);
  if (!data) {
    payFor(connection, sent.length, chargeReading);
    throw whyNotOpened(message);
  }
  connection.openedBy = sent.length;
  connection.parameters = data.payload ?? {};
  return JSON.stringify({ type: data.type });
}

function whyNotOpened(message: unknown): BadMessage {
  if (later.safeParse(message).success)
    return new BadMessage('a connection is opened before anything else is sent', { code: closing.unauthorized });
  return new BadMessage('a connection is opened by connection_init, whose payload is an object');
}

/** @throws BadMessage when its caller could not pay for much of what came before either. */
export function payFor(connection: Connection, bytes: number, chargeReading: ChargeReading): void {
  const price = priceOfReading(bytes);
  connection.unpaidFor = chargeReading(bytes, connection.context);
  connection.unpaid = Math.max(connection.unpaid + (connection.unpaidFor > 0 ? price : -price), 0);
  if (connection.unpaid > mostUnpaid)
    throw new BadMessage('a caller may not ask for more in a short time', { code: closing.tooMany });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
