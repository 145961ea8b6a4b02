import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import type { KeyValueCache } from '@apollo/utils.keyvaluecache';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { answerBatch } from './batches.ts';
import type { clientErrors } from './errors.ts';
import { documentStore } from './known-operations/document-store.ts';
import type { KnownDocuments } from './known-operations/documents.ts';
import { knownOperations } from './known-operations.ts';
import type { Limits } from './limits.ts';
import { isValidElsewhere, readElsewhere } from './reading/read-elsewhere.ts';
import { requestValidation } from './reading/verdict.ts';
import type { DocumentReader } from './reading.ts';
import type { RequestContext } from './request-context.ts';
import type { SupergraphFile } from './supergraph.ts';

export interface AnsweringOptions {
  supergraph: SupergraphFile;
  limits: Limits;
  reader: DocumentReader;
  documents: KnownDocuments;
  persistedQueries: KeyValueCache<string>;
  queryCacheBytes: number;
  plugins: readonly ApolloServerPlugin<RequestContext>[];
  formatError: ReturnType<typeof clientErrors>;
  contextOf: (request: FastifyRequest) => RequestContext;
  logger: Logger;
}

/**
 * The integration looks for what is asked by GET in a whole address, and fails where there is none: HTTP/1.0 need not say a host, what
 * others say may be no name, and what proxies hand on no protocol.
 */
function atSomeHost(request: FastifyRequest): FastifyRequest {
  return Object.defineProperties(request, { protocol: { value: 'http' }, hostname: { value: 'gateway' } });
}

type Answer = (request: FastifyRequest, reply: FastifyReply) => unknown;

export interface Answering {
  apollo: ApolloServer<RequestContext>;
  /** @throws when the supergraph cannot be loaded. */
  start(server: FastifyInstance): Promise<Answer>;
}

/** Answers operations by the supergraph: those whose document is known without Apollo Server, everything else by it. */
export function answering(options: AnsweringOptions): Answering {
  const { supergraph, limits, reader, documents, plugins, formatError, contextOf, logger } = options;
  const apollo = new ApolloServer<RequestContext>({
    gateway: supergraph,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    // It refuses clients that are no browser, and urql's own way to ask, by GET with nothing but `Accept`: see other-sites.ts.
    csrfPrevention: false,
    maxRecursiveSelections: true,
    allowBatchedHttpRequests: limits.batch > 1,
    documentStore: documentStore(options.queryCacheBytes),
    persistedQueries: { cache: options.persistedQueries },
    parseOptions: { maxTokens: limits.tokens },
    formatError,
    validationRules: [...requestValidation.rules, isValidElsewhere],
    validationOptions: requestValidation.options,
    plugins: [...plugins, readElsewhere(reader), documents.plugin, ApolloServerPluginLandingPageDisabled()],
  });
  const answerKnown = knownOperations({ documents, supergraph, plugins, formatError, logger });
  return {
    apollo,
    start: async (server) => {
      await apollo.start();
      const answerAny = fastifyApolloHandler(apollo, { context: async (request) => contextOf(request) });
      return (request, reply) => {
        const context = contextOf(request);
        const answer = () => answerKnown(request, reply, context) ?? answerAny.call(server, atSomeHost(request), reply);
        return Array.isArray(request.body) ? answerBatch(request, reply, context.refusals ?? [], answer) : answer();
      };
    },
  };
}
