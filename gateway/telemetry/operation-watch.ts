import type { ApolloServerPlugin } from '@apollo/server';
import { failed, isTracing, startSpan } from '../../subgraphs/kit/tracing.ts';
import { requestScope } from '../errors.ts';
import type { RequestContext } from '../request-context.ts';
import type { OperationRecord } from './request-record.ts';

/** Notes which operations a request asks for, and tells the trace how long each was parsed and validated. */
export function operationWatch(): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: async () => {
      const record = requestScope.getStore()?.record;
      if (!record) return;
      const operation: OperationRecord = { hash: '' };
      return {
        didResolveSource: async ({ queryHash }) => {
          operation.hash = queryHash;
          record.operations.push(operation);
        },
        ...(isTracing() && {
          parsingDidStart: async () => phase('parse'),
          validationDidStart: async () => phase('validate'),
        }),
        didResolveOperation: async ({ operation: found }) => {
          operation.kind = found?.operation;
          operation.name = found?.name?.value;
          record.span?.setAttributes({
            'graphql.operation.type': operation.kind,
            'graphql.operation.name': operation.name,
            'graphql.document.hash': operation.hash,
          });
        },
      };
    },
  };
}

function phase(name: string): (error?: unknown) => Promise<void> {
  const span = startSpan(name);
  return async (error) => {
    if (error) failed(span, name === 'parse' ? 'GRAPHQL_PARSE_FAILED' : 'GRAPHQL_VALIDATION_FAILED');
    span?.end();
  };
}
