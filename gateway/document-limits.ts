import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type DocumentNode, Kind, parse } from 'graphql';
import { readText } from './document-text.ts';
import { refusal } from './errors.ts';
import { excessiveSize, type Limits } from './limits.ts';
import { comparisonsOf } from './merged-fields.ts';
import { measureOperation } from './operation-size.ts';
import type { ChargeWasted } from './rate-limit.ts';
import type { RequestContext } from './request-context.ts';
import { sentOperations } from './sent-operations.ts';

type Excess = [code: string, message: string];

export interface DocumentLimitsOptions {
  limits: Limits;
  contextOf: (request: FastifyRequest) => RequestContext;
  chargeWasted: ChargeWasted;
}

/** Refuses what would be too much to parse and to validate. */
export function addDocumentLimits(
  server: FastifyInstance,
  { limits, contextOf, chargeWasted }: DocumentLimitsOptions,
): void {
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
      if (!excess) continue;
      chargeWasted(query.length, contextOf(request));
      return reply.code(400).send(refusal(request, ...excess));
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

/** So few cannot be much to validate; what they ask for is looked at when they are known to be valid. */
const fewTokens = 200;

/** Why a text would be too much to parse and to validate. */
export function excessOf(text: string, limits: Limits): Excess | undefined {
  const { exceeded, tokens } = readText(text, limits);
  if (!exceeded) return tokens > fewTokens ? excessOfParsed(text, limits) : undefined;
  if (exceeded === 'tokens') return ['GRAPHQL_PARSE_FAILED', `the document has more than ${limits.tokens} tokens`];
  if (exceeded === 'nesting')
    return ['OPERATION_TOO_DEEP', `the document has more than ${limits.nesting} brackets within each other`];
  return ['OPERATION_TOO_LARGE', `the document has more than ${limits[exceeded]} ${exceeded}`];
}

/** What is worse to validate than to refuse. A text that is no GraphQL is the server's to refuse. */
function excessOfParsed(text: string, limits: Limits): Excess | undefined {
  const document = parsed(text);
  if (!document) return undefined;
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const excess = excessiveSize(measureOperation(document, definition), limits);
    if (excess) return [excess[0], `the operation ${excess[1]}`];
  }
  if (comparisonsOf(document, limits) <= limits.comparisons) return undefined;
  return ['OPERATION_TOO_LARGE', 'the document has too many fields of the same name in the same place'];
}

function parsed(text: string): DocumentNode | undefined {
  try {
    return parse(text, { noLocation: true });
  } catch {
    return undefined;
  }
}
