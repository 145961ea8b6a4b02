import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refusal } from '../errors.ts';
import type { KnownDocuments } from '../known-operations/documents.ts';
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

/** Refuses what would be too much to parse and to validate, and before that what is not to be read at all. */
export function addDocumentLimits(
  server: FastifyInstance,
  { limits, reader, documents, contextOf, chargeWasted, checkSent }: DocumentLimitsOptions,
): void {
  const isStreamed = (request: FastifyRequest, sent: SentOperation): boolean => {
    const streamed = streamedFor(request);
    return streamed === 'all' || (streamed === 'subscriptions' && asksToSubscribe(sent, limits.tokens));
  };
  const refuse = (reply: FastifyReply, sent: SentOperation, { excess, cost }: Reading & { excess: Excess }) => {
    const { request } = reply;
    chargeWasted(sent.query?.length ?? 0, contextOf(request));
    const isTold = cost !== undefined && asksForCost(request.headers[costHeader]);
    const refused = { ...refusal(request, ...excess), ...(isTold && { extensions: toldCost(cost, limits) }) };
    return isStreamed(request, sent) ? sendEventStream(reply, refused, 400) : reply.code(400).send(refused);
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
    const operations = sentOperations(request);
    const unread: { sent: SentOperation; tokens: number }[] = [];
    for (const sent of operations) {
      if (documents.find(sent)) continue;
      const { tokens, excess } = reader.measure(sent.query ?? '');
      if (excess) return refuse(reply, sent, { excess });
      unread.push({ sent, tokens });
    }
    for (const sent of operations) {
      const refused = checkSent(sent, request.id);
      if (refused) return reply.code(refused.status).send(refusal(request, refused.code, refused.message));
    }
    for (const { sent, tokens } of unread) {
      const { query: text = '', variables } = sent;
      try {
        const context = contextOf(request);
        const as = isStreamed(request, sent) ? 'subscription' : 'request';
        const reading = await reader.read({ text, tokens, as, owner: ownerOf(context), variables });
        const { document, excess } = reading;
        if (document) context.read = document;
        if (excess) return refuse(reply, sent, { ...reading, excess });
      } catch (error) {
        if (!(error instanceof NotRead)) throw error;
        const { status, code, message } = error;
        return reply
          .code(status)
          .header('retry-after', '1')
          .send(refusal(request, code, message));
      }
    }
  });
}
