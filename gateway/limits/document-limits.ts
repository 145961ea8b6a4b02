import type { FastifyInstance, FastifyRequest } from 'fastify';
import { refusal } from '../errors.ts';
import type { KnownDocuments } from '../known-operations/documents.ts';
import type { Limits } from '../limits.ts';
import { type ChargeWasted, ownerOf } from '../rate-limit.ts';
import { NotRead } from '../reading/not-read.ts';
import type { DocumentReader } from '../reading.ts';
import type { RequestContext } from '../request-context.ts';
import { sentOperations } from '../sent-operations.ts';
import { sendEventStream } from '../subscriptions/event-stream.ts';
import { asksToSubscribe, streamedFor } from '../subscriptions/event-stream-wanted.ts';
import { asksForCost, costHeader, toldCost } from './told-cost.ts';

export interface DocumentLimitsOptions {
  limits: Limits;
  reader: DocumentReader;
  documents: KnownDocuments;
  contextOf: (request: FastifyRequest) => RequestContext;
  chargeWasted: ChargeWasted;
}

/** Refuses what would be too much to parse and to validate. */
export function addDocumentLimits(
  server: FastifyInstance,
  { limits, reader, documents, contextOf, chargeWasted }: DocumentLimitsOptions,
): void {
  server.addHook('preHandler', async (request, reply) => {
    if (request.routeOptions.url !== '/graphql') return;
    const { body } = request;
    if (Array.isArray(body) && body.length > limits.batch) {
      const message =
        limits.batch === 1
          ? 'operations are sent one at a time, not in a list'
          : `the batch has ${body.length} operations, and ${limits.batch} are allowed`;
      return reply.code(400).send(refusal(request, 'BATCH_TOO_LARGE', message));
    }
    const streamed = streamedFor(request);
    for (const sent of sentOperations(request)) {
      const { query: text = '', variables } = sent;
      if (documents.find(sent)) continue;
      const isStreamed = streamed === 'all' || (streamed === 'subscriptions' && asksToSubscribe(sent, limits.tokens));
      const as = isStreamed ? 'subscription' : 'request';
      try {
        const context = contextOf(request);
        const { excess, document, cost } = await reader.read({ text, as, owner: ownerOf(context), variables });
        if (document) context.read = document;
        if (!excess) continue;
        chargeWasted(text.length, context);
        const isTold = cost !== undefined && asksForCost(request.headers[costHeader]);
        const told = isTold && { extensions: toldCost(cost, limits) };
        const refused = { ...refusal(request, ...excess), ...told };
        return isStreamed ? sendEventStream(reply, refused, 400) : reply.code(400).send(refused);
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
