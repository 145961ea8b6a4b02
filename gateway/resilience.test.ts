import { pino } from 'pino';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type FailureCode, type SubgraphCall, SubgraphFailure } from './calls/subgraph-endpoint.ts';
import { type ResilienceSettings, type ResilientSubgraph, resilientSubgraphs } from './resilience.ts';

const started: ResilientSubgraph[] = [];
afterEach(() => {
  for (const subgraph of started.splice(0)) subgraph.stop();
});

type Execute = (call: SubgraphCall, calls: number) => Promise<unknown>;

/** One subgraph that the gateway calls; `execute` hears how many calls there were before. */
function subgraphThat(execute: Execute, settings: Partial<ResilienceSettings> = {}, ready = async () => {}) {
  const calls: SubgraphCall[] = [];
  const endpoint = {
    name: 'billing',
    ready,
    execute: (call: SubgraphCall) => {
      calls.push(call);
      return execute(call, calls.length - 1);
    },
  };
  const [subgraph] = resilientSubgraphs([endpoint], pino({ level: 'silent' }), {
    billing: { probeMs: 5, ...settings },
  });
  if (!subgraph) throw new Error('no subgraph');
  started.push(subgraph);
  const ask = (change: Partial<SubgraphCall> = {}) => subgraph.execute({ ...callOf(), ...change });
  return { subgraph, calls, ask, codes: (count: number) => askInTurn(count, ask) };
}

function callOf(): SubgraphCall {
  const caller = { subject: 'test', scopes: new Set<string>() };
  const signal = new AbortController().signal;
  return { query: '{ a }', caller, requestId: 'request-1', timeoutMs: 1000, signal, isRepeatable: true };
}

async function askInTurn(count: number, ask: () => Promise<unknown>): Promise<string[]> {
  const codes: string[] = [];
  for (let asked = 0; asked < count; asked += 1)
    codes.push(
      await ask().then(
        () => 'answered',
        (error) => (error instanceof SubgraphFailure ? error.code : 'threw'),
      ),
    );
  return codes;
}

const fail = (code: FailureCode, isLost = false): Execute => {
  return async () => {
    throw new SubgraphFailure(code, 'as the test says', { isLost });
  };
};
const lost = fail('SUBGRAPH_UNAVAILABLE', true);
const never = new Promise<never>(() => {});
const unready = () => Promise.reject(new Error('not ready'));
const noRetries = { retryPercent: 0 };

/** Ends a call as the gateway does, without the subgraph's noticing. */
function endedBy(code: FailureCode): AbortSignal {
  const controller = new AbortController();
  queueMicrotask(() => controller.abort(new SubgraphFailure(code, 'nobody waits')));
  return controller.signal;
}

describe('the circuit', () => {
  test('opens when most of the last calls were lost, and then no more are made', async () => {
    const { subgraph, calls, ask } = subgraphThat(lost, { circuitCalls: 10, probeMs: 1000 }, unready);
    const codes = await askInTurn(30, () => ask({ isRepeatable: false }));
    expect(codes).toEqual([...Array(10).fill('SUBGRAPH_UNAVAILABLE'), ...Array(20).fill('SUBGRAPH_CIRCUIT_OPEN')]);
    expect(calls).toHaveLength(10);
    expect(subgraph.status()).toMatchObject({ circuit: 'open', refused: { circuitOpen: 20, overloaded: 0 } });
  });

  test('opens when most of the last calls were not answered in time, though the subgraph does not notice', async () => {
    const { subgraph, ask } = subgraphThat(() => never, { circuitCalls: 10, probeMs: 1000 }, unready);
    for (let asked = 0; asked < 10; asked += 1) void ask({ signal: endedBy('SUBGRAPH_TIMEOUT') });
    await vi.waitFor(() => expect(subgraph.status()).toMatchObject({ circuit: 'open', active: 0 }));
  });

  test('stays closed when clients leave, or their own deadline comes first', async () => {
    const { subgraph, calls, ask } = subgraphThat(() => never, { circuitCalls: 10 });
    for (let asked = 0; asked < 50; asked += 1) void ask({ signal: endedBy('DEADLINE_EXCEEDED') });
    await vi.waitFor(() => expect(subgraph.status().active).toBe(0));
    expect(subgraph.status().circuit).toBe('closed');
    expect(calls).toHaveLength(50);
  });

  test.each<[string, Execute]>([
    ['errors in answers', async () => ({ data: null, errors: [{ message: 'no', extensions: { code: 'FORBIDDEN' } }] })],
    ['answers that cannot be used', fail('SUBGRAPH_INVALID_RESPONSE')],
    ['status 500', fail('SUBGRAPH_UNAVAILABLE')],
    ['exceptions', () => Promise.reject(new Error('broken'))],
  ])('stays closed whatever of %s clients bring about', async (_what, execute) => {
    const { subgraph, calls, codes } = subgraphThat(execute, { circuitCalls: 10 });
    await codes(50);
    expect(subgraph.status().circuit).toBe('closed');
    expect(calls).toHaveLength(50);
  });

  test('stays closed when fewer than half of the calls are lost', async () => {
    const answer: Execute = (call, before) => (before % 5 < 2 ? lost(call, before) : Promise.resolve({ data: {} }));
    const { subgraph, codes } = subgraphThat(answer, { circuitCalls: 10, ...noRetries });
    await codes(50);
    expect(subgraph.status().circuit).toBe('closed');
  });

  test('lets one call try as soon as the subgraph says that it is ready, and closes when that is answered', async () => {
    let isWell = false;
    const answer: Execute = (call, before) => (isWell ? Promise.resolve({ data: {} }) : lost(call, before));
    const ready = () => (isWell ? Promise.resolve() : unready());
    const { subgraph, codes } = subgraphThat(answer, { circuitCalls: 5, probeMs: 5, ...noRetries }, ready);
    await codes(5);
    expect(subgraph.status().circuit).toBe('open');
    isWell = true;
    await vi.waitFor(async () => expect(await codes(1)).toEqual(['answered']), { interval: 1 });
    expect(subgraph.status().circuit).toBe('closed');
    expect(await codes(20)).toEqual(Array(20).fill('answered'));
  });

  test('lets a call try now and then, also when the subgraph never says that it is ready', async () => {
    let isWell = false;
    const answer: Execute = (call, before) => (isWell ? Promise.resolve({ data: {} }) : lost(call, before));
    const { codes } = subgraphThat(answer, { circuitCalls: 5, probeMs: 2, ...noRetries }, () => never);
    await codes(5);
    isWell = true;
    await vi.waitFor(async () => expect(await codes(1)).toEqual(['answered']), { interval: 1 });
  });

  test('does not open again for calls that began before it closed', async () => {
    let isWell = false;
    const answer: Execute = (call, before) => (isWell ? Promise.resolve({ data: {} }) : lost(call, before));
    const slow = new AbortController();
    const hanging: Execute = (call, before) => (call.query === 'slow' ? never : answer(call, before));
    const { subgraph, ask, codes } = subgraphThat(hanging, { circuitCalls: 5, probeMs: 2, ...noRetries });
    for (let asked = 0; asked < 10; asked += 1) void ask({ query: 'slow', signal: slow.signal });
    await codes(5);
    isWell = true;
    await vi.waitFor(async () => expect(await codes(1)).toEqual(['answered']), { interval: 1 });
    slow.abort(new SubgraphFailure('SUBGRAPH_TIMEOUT', 'too late'));
    expect(subgraph.status()).toMatchObject({ circuit: 'closed', active: 0 });
  });
});

describe('the bulkhead', () => {
  test('keeps a hanging subgraph to its share: so many calls, so many that wait, and the rest is refused', async () => {
    const { subgraph, calls, ask } = subgraphThat(() => never, { concurrency: 3, queue: 2 });
    const refused = Array.from({ length: 9 }, () => ask()).slice(5);
    for (const one of refused) await expect(one).rejects.toMatchObject({ code: 'SUBGRAPH_OVERLOADED' });
    expect(calls).toHaveLength(3);
    expect(subgraph.status()).toMatchObject({ active: 3, waiting: 2, refused: { overloaded: 4 } });
  });

  test('begins what waits in its order, as soon as there is a place', async () => {
    const answers = Array.from({ length: 4 }, () => Promise.withResolvers<string>());
    const { calls, ask } = subgraphThat((_call, before) => answers[before]?.promise ?? never, { concurrency: 2 });
    const asked = ['a', 'b', 'c', 'd'].map((query) => ask({ query }));
    for (const [index, { resolve }] of answers.entries()) resolve(`answer ${index}`);
    expect(await Promise.all(asked)).toEqual(['answer 0', 'answer 1', 'answer 2', 'answer 3']);
    expect(calls.map(({ query }) => query)).toEqual(['a', 'b', 'c', 'd']);
  });

  test('never begins what nobody waits for any more', async () => {
    const first = Promise.withResolvers<string>();
    const { subgraph, calls, ask } = subgraphThat(() => first.promise, { concurrency: 1 });
    const running = ask({ query: 'first' });
    const leaving = new AbortController();
    const left = ask({ query: 'left', signal: leaving.signal });
    leaving.abort(new SubgraphFailure('DEADLINE_EXCEEDED', 'the client left'));
    await expect(left).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
    first.resolve('done');
    await running;
    expect(calls.map(({ query }) => query)).toEqual(['first']);
    expect(subgraph.status()).toMatchObject({ active: 0, waiting: 0 });
  });
});

describe('a lost call', () => {
  const onceLost: Execute = (call, before) => (before === 0 ? lost(call, before) : Promise.resolve('answer'));

  test('is made once more when it is a query', async () => {
    const { subgraph, calls, ask } = subgraphThat(onceLost);
    expect(await ask()).toBe('answer');
    expect(calls).toHaveLength(2);
    expect(subgraph.status().retried).toBe(1);
  });

  test('is never made again when it is a mutation', async () => {
    const { calls, ask } = subgraphThat(onceLost);
    await expect(ask({ isRepeatable: false })).rejects.toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE' });
    expect(calls).toHaveLength(1);
  });

  test('is not made again when nobody waits any more', async () => {
    const leaving = new AbortController();
    const { calls, ask } = subgraphThat((call, before) => {
      leaving.abort();
      return lost(call, before);
    });
    await expect(ask({ signal: leaving.signal })).rejects.toThrow();
    expect(calls).toHaveLength(1);
  });

  test.each<[string, Execute]>([
    ['an answer that cannot be used', fail('SUBGRAPH_INVALID_RESPONSE')],
    ['status 500', fail('SUBGRAPH_UNAVAILABLE')],
    ['an exception', () => Promise.reject(new Error('broken'))],
  ])('is no such thing as %s, which comes once', async (_what, execute) => {
    const { calls, ask } = subgraphThat(execute);
    await expect(ask()).rejects.toThrow();
    expect(calls).toHaveLength(1);
  });

  test('is made again for a tenth of all calls, beyond the first ten', async () => {
    const { calls, codes } = subgraphThat(lost, { circuitCalls: 1000 });
    await codes(500);
    expect(calls.length).toBeGreaterThanOrEqual(500 + 10 + 49);
    expect(calls.length).toBeLessThanOrEqual(500 + 10 + 51);
  });
});
