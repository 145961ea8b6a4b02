import type { ApolloServerPlugin } from '@apollo/server';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { refusal } from './errors.ts';
import { countObjects } from './operation-objects.ts';
import { isNestedBeyond, measureOperation, type OperationSize } from './operation-size.ts';
import type { RequestContext } from './request-context.ts';

/** What one request may ask for. */
export interface Limits extends OperationSize {
  bodyBytes: number;
  tokens: number;
  /** Brackets of any kind within each other. */
  nesting: number;
  /** Objects in the answer if every page in it is full. */
  objects: number;
}

export const defaultLimits: Limits = {
  bodyBytes: 256 * 1024,
  tokens: 10_000,
  depth: 25,
  // The parser recurses and overflows on what 10,000 tokens can nest; four times the depth leaves room for arguments.
  nesting: 100,
  // Each may cost a statement over a whole table; a page of a frontend asks for a handful.
  rootFields: 50,
  // Aliases are the one way to have the same costly field answered again and again.
  aliases: 200,
  // Merging an answer holds up all other requests; one of 16 MB took 22 s. A full page of customers with four
  // departments, their orders, tickets and invoices may be 45,000.
  objects: 100_000,
};

/** Refuses operations that ask for too much at once, before any subgraph is called. */
export function operationLimits(limits: Limits): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ schema, document, operation, request }) => {
        if (!operation) return;
        const { depth, rootFields, aliases } = measureOperation(document, operation);
        if (depth > limits.depth)
          throw tooMuch('OPERATION_TOO_DEEP', `is ${depth} fields deep, and ${limits.depth} are allowed`);
        if (rootFields > limits.rootFields)
          throw tooMuch('OPERATION_TOO_LARGE', `has ${rootFields} root fields, and ${limits.rootFields} are allowed`);
        if (aliases > limits.aliases)
          throw tooMuch('OPERATION_TOO_LARGE', `has ${aliases} aliases, and ${limits.aliases} are allowed`);
        const objects = countObjects({ schema, document, operation, variables: request.variables ?? {} });
        if (objects > limits.objects)
          throw tooMuch(
            'OPERATION_TOO_LARGE',
            `may answer ${objects} objects, and ${limits.objects} are allowed: ask for smaller pages or fewer lists in lists`,
          );
      },
    }),
  };
}

/** Refuses documents that are nested so deeply that reading them would overflow the stack. */
export function addNestingLimit(server: FastifyInstance, { nesting, tokens }: Limits): void {
  server.addHook('preHandler', async (request, reply) => {
    if (request.routeOptions.url !== '/graphql' || !isNestedBeyond(nesting, tokens, sentDocument(request))) return;
    const message = `the document has more than ${nesting} brackets within each other`;
    return reply.code(400).send(refusal(request, 'OPERATION_TOO_DEEP', message));
  });
}

function sentDocument({ method, body, query }: FastifyRequest): string {
  const sent = method === 'GET' ? query : body;
  const holdsText = typeof sent === 'object' && sent !== null && 'query' in sent && typeof sent.query === 'string';
  return holdsText ? String(sent.query) : '';
}

function tooMuch(code: string, excess: string): GraphQLError {
  return new GraphQLError(`the operation ${excess}`, { extensions: { code, http: { status: 400 } } });
}
