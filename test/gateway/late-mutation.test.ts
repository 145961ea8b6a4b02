import { createHash } from 'node:crypto';
import { Kind, parse } from 'graphql';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { startDeadline } from '../../gateway/deadline.ts';
import { loadExecution } from '../../gateway/execution.ts';
import { compose } from './compose.ts';

const supergraphSdl = compose({ a: 'type Query { read: Int } type Mutation { decide: Int }' });

test('a mutation is waited for when a query would have been given up, for as long as its request may take', async () => {
  const { promise: done, resolve: isDone } = Promise.withResolvers<{ data: object }>();
  const execution = await loadExecution(supergraphSdl, {
    subgraphs: [{ name: 'a', ready: async () => {}, execute: () => done }],
    subgraphTimeoutMs: 50,
    logger: pino({ level: 'silent' }),
  });
  const ask = async (query: string) => {
    const document = parse(query);
    const operation = document.definitions.find((each) => each.kind === Kind.OPERATION_DEFINITION);
    if (!operation) throw new Error('no operation');
    const deadline = startDeadline(60_000);
    const context = { requestId: 'request-1', caller: { subject: 'test', scopes: new Set<string>() }, deadline };
    const queryHash = createHash('sha256').update(query).digest('hex');
    const answer = await execution.execute({ request: { query }, document, operation, context, queryHash });
    deadline.end();
    return JSON.parse(JSON.stringify(answer));
  };
  const decided = ask('mutation { decide }');
  const extensions = { code: 'SUBGRAPH_TIMEOUT', serviceName: 'a' };
  expect(await ask('{ read }')).toEqual({
    data: { read: null },
    errors: [{ message: 'a did not answer in time', path: ['read'], extensions }],
  });
  isDone({ data: { decide: 1 } });
  expect(await decided).toEqual({ data: { decide: 1 } });
});
