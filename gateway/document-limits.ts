import type { FastifyInstance } from 'fastify';
import { exceededLimit } from './document-text.ts';
import { refusal } from './errors.ts';
import type { Limits } from './limits.ts';
import { sentOperations } from './sent-operations.ts';

type Excess = [code: string, message: string];

/** Refuses what would be too much to parse and to validate. */
export function addDocumentLimits(server: FastifyInstance, limits: Limits): void {
  const rememberedExcessOf = rememberedExcess(limits);
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
    for (const { query = '' } of sentOperations(request)) {
      const excess = rememberedExcessOf(query);
      if (excess) return reply.code(400).send(refusal(request, ...excess));
    }
  });
}

/** Texts that were within the limits, until there are so many. Clients send the same ones again and again. */
const rememberedTexts = 1000;
const longestRememberedText = 4000;

function rememberedExcess(limits: Limits): (text: string) => Excess | undefined {
  const allowed = new Set<string>();
  return (text) => {
    if (allowed.has(text)) return undefined;
    const excess = excessOf(text, limits);
    if (excess || text.length > longestRememberedText) return excess;
    if (allowed.size === rememberedTexts) allowed.clear();
    allowed.add(text);
    return undefined;
  };
}

/** Why a text would be too much to parse and to validate. */
export function excessOf(text: string, limits: Limits): Excess | undefined {
  const exceeded = exceededLimit(text, limits);
  if (!exceeded) return undefined;
  if (exceeded === 'nesting')
    return ['OPERATION_TOO_DEEP', `the document has more than ${limits.nesting} brackets within each other`];
  return ['OPERATION_TOO_LARGE', `the document has more than ${limits[exceeded]} ${exceeded}`];
}
