import { createServer, type RequestListener } from 'node:http';
import type { Server } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { httpSubgraph } from '../../gateway/calls/http-subgraph.ts';
import type { FailureCode, SubgraphEndpoint } from '../../gateway/calls/subgraph-endpoint.ts';
import type { EntityCall } from '../gateway/answer-entities.ts';
import { type Constellation, type ConstellationOptions, secret, startConstellation } from '../gateway/constellation.ts';
import { type Department, departments } from '../gateway/stand-ins.ts';

/** Every department fails within this time, so that the answer still comes within the deadline. */
const subgraphTimeoutMs = 500;
const requestDeadlineMs = 3000;

export interface Fault {
  code: FailureCode;
  message: (subgraph: string) => string;
  /** Makes the subgraph that fails. `after` runs when the test is over. */
  subgraph: (name: string, after: (close: () => Promise<void>) => void) => SubgraphEndpoint | Promise<SubgraphEndpoint>;
  /** Where the healthy subgraphs run. */
  over: ConstellationOptions['over'];
}

export const question = `{
  customer(id: "1") { id ${departments.map((name) => `${name} { __typename recordIds }`).join(' ')} }
}`;

export const healthy = (name: Department, id: string) => ({
  __typename: `${name[0]?.toUpperCase()}${name.slice(1)}Profile`,
  recordIds: [`account:${name}-${id}`],
});

const profiles = (sick: Department, id: string) =>
  Object.fromEntries(departments.map((name) => [name, name === sick ? null : healthy(name, id)]));

/** The whole answer to the question while one subgraph is sick. */
export function answerWithout(sick: Department | 'identity', { code, message }: Pick<Fault, 'code' | 'message'>) {
  const customer = sick === 'identity' ? null : { id: '1', ...profiles(sick, '1') };
  const path = sick === 'identity' ? ['customer'] : ['customer', sick];
  const extensions = { code, serviceName: sick, requestId: 'request-1' };
  return { data: { customer }, errors: [{ message: message(sick), path, extensions }] };
}

export const wholeAnswer = {
  data: { customer: { id: '1', ...Object.fromEntries(departments.map((name) => [name, healthy(name, '1')])) } },
};

/** The same promise for each subgraph and one way to fail: what it owns is null with one clean error, the rest is there. */
export function itCostsOnlyItsOwnObject({ code, message, subgraph, over }: Fault): void {
  const errorOf = (name: string, path: (string | number)[]) => ({
    message: message(name),
    path,
    extensions: { code, serviceName: name, requestId: 'request-1' },
  });

  test.each(departments)('%s fails: the other three answer within the deadline', async (sick) => {
    await using house = await withSick(sick);
    const { status, body } = await withinDeadline(house.ask(question));
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        data: { customer: { id: '1', ...profiles(sick, '1') } },
        errors: [errorOf(sick, ['customer', sick])],
      },
    });
    expect(JSON.stringify(body)).not.toMatch(/127\.0\.0\.1|localhost|at .*:\d+:\d+|ECONN/);
  });

  test('billing fails for a list: every item keeps the other three', async () => {
    await using house = await withSick('billing');
    const { body } = await withinDeadline(house.ask(question.replace('customer(id: "1")', 'customers(first: 2)')));
    expect(body).toEqual({
      data: { customers: ['1', '2'].map((id) => ({ id, ...profiles('billing', id) })) },
      errors: [errorOf('billing', ['customers', 0, 'billing']), errorOf('billing', ['customers', 1, 'billing'])],
    });
  });

  test('identity fails: what the departments know without it is there', async () => {
    await using house = await withSick('identity');
    const { body } = await withinDeadline(house.ask('{ customer(id: "1") { id } billingOwner }'));
    expect(body).toEqual({
      data: { customer: null, billingOwner: 'billing team' },
      errors: [errorOf('identity', ['customer'])],
    });
  });

  async function withSick(name: string): Promise<Constellation> {
    const closers: (() => Promise<void>)[] = [];
    const instead = await subgraph(name, (close) => closers.push(close));
    const house = await startConstellation({ over, instead, subgraphTimeoutMs, requestDeadlineMs });
    const close = async () => {
      await house.close();
      for (const closeNext of closers) await closeNext();
    };
    return { ...house, close, [Symbol.asyncDispose]: close };
  }
}

async function withinDeadline<Answer>(answer: Promise<Answer>): Promise<Answer> {
  const asked = performance.now();
  const answered = await answer;
  expect(performance.now() - asked).toBeLessThan(requestDeadlineMs + 500);
  return answered;
}

/** A subgraph behind an HTTP server that behaves as the test says. */
export function behind(listener: RequestListener): Fault['subgraph'] {
  return async (name, after) => {
    const server = createServer(listener);
    const endpoint = httpSubgraph({ name, url: await listen(server), secret });
    after(async () => {
      await endpoint.close();
      server.closeAllConnections();
      server.close();
    });
    return endpoint;
  };
}

/** A subgraph behind an HTTP server that answers as the test says, with status 200. */
export function answering(answerOf: (call: EntityCall) => unknown): Fault['subgraph'] {
  return behind(async (request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answerOf(JSON.parse(await text(request)))));
  });
}

/** Listens on a free port; resolves to the address. */
export function listen(server: Server): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    if (typeof address === 'object' && address) resolve(`http://127.0.0.1:${address.port}`);
    else reject(new Error('the server listens on no port'));
  });
  return promise;
}

export const isNotAvailable = (subgraph: string) => `${subgraph} is not available`;
export const cannotBeUsed = (subgraph: string) => `${subgraph} is not available: it gave an answer that cannot be used`;
export const didNotAnswerInTime = (subgraph: string) => `${subgraph} did not answer in time`;
