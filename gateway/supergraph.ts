import { createHash } from 'node:crypto';
import { unwatchFile, watchFile } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { AskedOperation, Execution, GatewayExecutor } from './execution.ts';
import type { RequestContext } from './request-context.ts';

type GatewayInterface = NonNullable<ApolloServerOptionsWithGateway<RequestContext>['gateway']>;
type SchemaListener = Parameters<GatewayInterface['onSchemaLoadOrUpdate']>[0];

export interface SupergraphStatus {
  /** Beginning of the SHA-256 of the supergraph that serves. */
  version: string;
  loadedAt: string;
  /** Why the file as it is now does not serve. */
  problem?: string;
}

export interface SupergraphFile extends GatewayInterface {
  /** Executes by the supergraph whose schema it was validated against. */
  execute(asked: AskedOperation & { schema: GraphQLSchema }): ReturnType<GatewayExecutor>;
  /** Undefined until the first supergraph is loaded. */
  status(): SupergraphStatus | undefined;
}

export interface SupergraphFileOptions {
  path: string;
  /** `serving` is the execution of the supergraph before it. */
  load: (supergraphSdl: string, serving: Execution | undefined) => Promise<Execution>;
  /** How often to look whether the file has changed. Polling also sees changes on network and container mounts. */
  pollMs: number;
  logger: Logger;
}

/**
 * Serves the supergraph of a file and follows its changes. An operation is executed by the supergraph it was validated
 * against, so a request that is under way when the file changes ends as it began. A file that does not load leaves the
 * one that serves in place.
 */
export function superviseSupergraph({ path, load, pollMs, logger }: SupergraphFileOptions): SupergraphFile {
  const executions = new WeakMap<GraphQLSchema, Execution>();
  const listeners = new Set<SchemaListener>();
  let status: SupergraphStatus | undefined;
  let serving: Execution | undefined;
  let loading: Promise<void> = Promise.resolve();

  const serve = async (): Promise<void> => {
    const supergraphSdl = await readFile(path, 'utf8');
    const version = createHash('sha256').update(supergraphSdl).digest('hex').slice(0, 12);
    if (version !== status?.version) {
      const execution = await load(supergraphSdl, serving);
      executions.set(execution.schema, execution);
      for (const listener of listeners) listener({ apiSchema: execution.schema, coreSupergraphSdl: supergraphSdl });
      serving = execution;
      logger.info({ version }, 'supergraph loaded');
      status = { version, loadedAt: new Date().toISOString() };
    }
    delete status.problem;
  };

  const reload = (): void => {
    loading = loading.then(serve).catch((error: unknown) => {
      const problem = error instanceof Error ? error.message : String(error);
      if (status) status.problem = 'the supergraph file has changed and cannot be loaded; the one before it serves';
      logger.error({ problem }, 'the changed supergraph cannot be loaded; the one before it serves');
    });
  };

  const executor: SupergraphFile['execute'] = (request) => {
    const execution = executions.get(request.schema);
    if (!execution) throw new Error('an operation was validated against a supergraph that was never loaded');
    return execution.execute(request);
  };

  return {
    status: () => status,
    execute: executor,
    onSchemaLoadOrUpdate: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    load: async () => {
      await serve();
      watchFile(path, { interval: pollMs, persistent: false }, reload);
      return { executor };
    },
    stop: async () => {
      unwatchFile(path, reload);
      await loading;
    },
  };
}
