import type { Excess } from '../limits/document-excess.ts';
import type { CheckSent } from '../persisted-operations.ts';
import { type ChargeWasted, ownerOf } from '../rate-limit.ts';
import { NotRead } from '../reading/not-read.ts';
import type { DocumentReader } from '../reading.ts';
import type { RequestContext } from '../request-context.ts';
import { operationOf } from '../sent-operations.ts';
import { refused, type SentRequest } from './admission.ts';
import type { AskedOperation } from './message-schema.ts';
import { sentBy, type TextOf } from './sent-request.ts';

export interface OperationChecks {
  reader: DocumentReader;
  checkSent: CheckSent;
  chargeWasted: ChargeWasted;
  textOf: TextOf;
}

/**
 * What a client asks over a WebSocket, checked in the order in which requests are checked: nobody reads what is not known.
 *
 * @throws GraphQLError with a code
 */
export async function sentOperation(
  asked: AskedOperation,
  context: RequestContext,
  { reader, checkSent, chargeWasted, textOf }: OperationChecks,
): Promise<SentRequest> {
  // Clients send an empty text beside a hash. An empty name is none, as over HTTP.
  const body = { ...asked, query: asked.query || undefined, operationName: asked.operationName || undefined };
  const { query: text = '' } = body;
  const refuse = (excess: Excess): never => {
    chargeWasted(text.length, context);
    throw refused(...excess);
  };
  const { tokens, excess } = reader.measure(text);
  if (excess) refuse(excess);
  const unknown = checkSent(operationOf(body), context.requestId);
  if (unknown) throw refused(unknown.code, unknown.message, unknown.status);
  const read = await reader.read({ text, tokens, as: 'subscription', owner: ownerOf(context) }).catch(tellUnread);
  if (read.excess) refuse(read.excess);
  const lastEventId = asked.extensions?.lastEventId;
  return { ...(await sentBy(body, textOf)), ...(typeof lastEventId === 'string' && { lastEventId }) };
}

function tellUnread(error: unknown): never {
  throw error instanceof NotRead ? refused(error.code, error.message, error.status) : error;
}
