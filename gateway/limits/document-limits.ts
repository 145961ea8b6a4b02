import type { FastifyInstance, FastifyRequest } from 'fastify';
import { refusal } from '../errors.ts';
import type { KnownDocuments } from '../known-operations/documents.ts';
import type { Limits } from '../limits.ts';
import type { ChargeWasted } from '../rate-limit.ts';
import { NotRead } from '../reading/not-read.ts';
import type { DocumentReader } from '../reading.ts';
import type { RequestContext } from '../request-context.ts';
import { sentOperations } from '../sent-operations.ts';
import { wantsEventStream } from '../subscriptions/sse.ts';

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
    const as = wantsEventStream(request) ? 'subscription' : 'request';
    for (const sent of sentOperations(request)) {
      const { query = '' } = sent;
      if (documents.find(sent)) continue;
      try {
        const { excess, document } = await reader.read(query, as);
        if (document) contextOf(request).read = document;
        if (!excess) continue;
        chargeWasted(query.length, contextOf(request));
        return reply.code(400).send(refusal(request, ...excess));
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
