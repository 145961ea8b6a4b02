import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { RefusedOperation } from '../batches.ts';
import { refusal } from '../errors.ts';
import type { KnownDocuments } from '../known-operations/documents.ts';
import { isOperation } from '../known-operations/sent.ts';
import type { Limits } from '../limits.ts';
import type { CheckSent } from '../persisted-operations.ts';
import { type ChargeWasted, ownerOf } from '../rate-limit.ts';
import { NotRead } from '../reading/not-read.ts';
import type { DocumentReader, Reading } from '../reading.ts';
import type { RequestContext } from '../request-context.ts';
import { type SentOperation, sentOperations } from '../sent-operations.ts';
import { sendEventStream } from '../subscriptions/event-stream.ts';
import { asksToSubscribe, streamedFor } from '../subscriptions/event-stream-wanted.ts';
import type { Excess } from './document-excess.ts';
import { asksForCost, costHeader, toldCost } from './told-cost.ts';

export interface DocumentLimitsOptions {
  limits: Limits;
  reader: DocumentReader;
  documents: KnownDocuments;
  contextOf: (request: FastifyRequest) => RequestContext;
  chargeWasted: ChargeWasted;
  checkSent: CheckSent;
}

/**
 * Refuses what would be too much to parse and to validate, and before that what is not to be read at all. Of a batch only the
 * operations that are so are not carried out.
 */
export function addDocumentLimits(
  server: FastifyInstance,
  { limits, reader, documents, contextOf, chargeWasted, checkSent }: DocumentLimitsOptions,
): void {
  const isStreamed = (request: FastifyRequest, sent: SentOperation): boolean => {
    const streamed = streamedFor(request);
    return streamed === 'all' || (streamed === 'subscriptions' && asksToSubscribe(sent, limits.tokens));
  };
  const excessive = (request: FastifyRequest, sent: SentOperation, { excess, cost }: Reading & { excess: Excess }) => {
    chargeWasted(sent.query?.length ?? 0, contextOf(request));
    const isTold = cost !== undefined && asksForCost(request.headers[costHeader]);
    const told = { ...refusal(request, ...excess), ...(isTold && { extensions: toldCost(cost, limits) }) };
    return { status: 400, told, isStreamed: isStreamed(request, sent) };
  };
  const read = async (request: FastifyRequest, sent: SentOperation, tokens: number) => {
    const { query: text = '', variables } = sent;
    const context = contextOf(request);
    const as = isStreamed(request, sent) ? 'subscription' : 'request';
    const reading = await reader.read({ text, tokens, as, owner: ownerOf(context), variables });
    const { document, excess } = reading;
    if (document) context.read = document;
    return excess && excessive(request, sent, { ...reading, excess });
  };
  const judge = (request: FastifyRequest, sent: SentOperation) => {
    const unread = documents.find(sent) ? undefined : reader.measure(sent.query ?? '');
    if (unread?.excess) return excessive(request, sent, { excess: unread.excess });
    const refused = checkSent(sent, request.id);
    if (refused) return { status: refused.status, told: refusal(request, refused.code, refused.message) };
    return unread && read(request, sent, unread.tokens);
  };
  /** Apollo Server would tell it in the place of all operations of a batch, and carry out the others all the same. */
  const misshapen = (request: FastifyRequest, place: number): RefusedOperation | undefined => {
    const { body } = request;
    if (!Array.isArray(body) || isOperation(body[place])) return undefined;
    const message = 'an operation has texts as query and operationName, and objects as variables and extensions';
    return { status: 400, told: refusal(request, 'BAD_REQUEST', message) };
  };
  /** Nobody can say anything about its document now. */
  const notRead = (reply: FastifyReply, error: unknown): RefusedOperation => {
    if (!(error instanceof NotRead)) throw error;
    reply.header('retry-after', '1');
    return { status: error.status, told: refusal(reply.request, error.code, error.message) };
  };

  server.addHook('preHandler', async (request, reply) => {
    if (request.routeOptions.url !== '/graphql') return;
    const { body } = request;
    if (Array.isArray(body) && (limits.batch === 1 || body.length > limits.batch)) {
      const message =
        limits.batch === 1
          ? 'operations are sent one at a time, not in a list'
          : `the batch has ${body.length} operations, and ${limits.batch} are allowed`;
      return reply.code(400).send(refusal(request, 'BATCH_TOO_LARGE', message));
    }
    const refusals: (RefusedOperation | undefined)[] = [];
    for (const [place, sent] of sentOperations(request).entries())
      try {
        refusals.push(misshapen(request, place) ?? (await judge(request, sent)));
      } catch (error) {
        refusals.push(notRead(reply, error));
      }
    const refused = refusals.find(Boolean);
    if (!refused) return;
    const { status, told } = refused;
    if (!Array.isArray(body))
      return refused.isStreamed ? sendEventStream(reply, told, status) : reply.code(status).send(told);
    if (refusals.every(Boolean)) return reply.code(status).send(refusals.map((each) => each?.told));
    contextOf(request).refusals = refusals;
  });
}
