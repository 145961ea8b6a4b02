import type { Excess } from '../limits/document-excess.ts';
import type { CheckSent } from '../persisted-operations.ts';
import { type ChargeWasted, ownerOf } from '../rate-limit.ts';
import { NotRead } from '../reading/not-read.ts';
import type { DocumentReader } from '../reading.ts';
import type { RequestContext } from '../request-context.ts';
import { refused } from './admission.ts';

export interface OperationChecks {
  reader: DocumentReader;
  checkSent: CheckSent;
  chargeWasted: ChargeWasted;
}

/**
 * Checks what a client sent over a WebSocket in the order in which requests are checked: nobody reads what is not known.
 *
 * @throws GraphQLError with a code
 */
export async function checkOperation(
  sent: { query: string; operationName?: string },
  context: RequestContext,
  { reader, checkSent, chargeWasted }: OperationChecks,
): Promise<void> {
  const { query: text } = sent;
  const refuse = (excess: Excess): never => {
    chargeWasted(text.length, context);
    throw refused(...excess);
  };
  const { tokens, excess } = reader.measure(text);
  if (excess) refuse(excess);
  const unknown = checkSent(sent, context.requestId);
  if (unknown) throw refused(unknown.code, unknown.message, unknown.status);
  const asked = { text, tokens, as: 'subscription', owner: ownerOf(context) } as const;
  const read = await reader.read(asked).catch(tellUnread);
  if (read.excess) refuse(read.excess);
}

function tellUnread(error: unknown): never {
  throw error instanceof NotRead ? refused(error.code, error.message, error.status) : error;
}
