import { pino } from 'pino';
import { expect, test, vi } from 'vitest';
import { SubgraphFailure } from '../../gateway/calls/subgraph-endpoint.ts';
import type { Subgraph } from '../../subgraphs/kit/subgraph.ts';
import { standIns } from '../../test/gateway/stand-ins.ts';
import { patientSubgraph } from './patient-subgraph.ts';

const logger = pino({ level: 'silent' });
const database = 'NEO4J_URI where that is set, else a file in DATA_DIR, ./data';
const options = { database, logger };
const call = {
  query: '{ __typename }',
  caller: { subject: 'agent-7', scopes: new Set<string>() },
  requestId: 'request-1',
  timeoutMs: 100,
  isRepeatable: true,
  signal: new AbortController().signal,
};

test('a database that lets wait some seconds is told of, and the rest of the house no longer waits for it', async () => {
  vi.useFakeTimers();
  const [slow] = standIns();
  if (!slow) throw new Error('no stand-in');
  const warn = vi.spyOn(logger, 'warn');
  const opened = vi.fn();
  const opening = patientSubgraph('identity', () => sleep(6000, slow), options);
  void opening.then(opened);
  await vi.advanceTimersByTimeAsync(4900);
  expect(warn).not.toHaveBeenCalled();
  expect(opened).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(200);
  expect(warn.mock.calls).toEqual([[{ database }, 'identity waits for its database']]);
  const subgraph = await opening;
  await expect(subgraph.execute(call)).rejects.toThrow('identity has not started');
  await vi.advanceTimersByTimeAsync(1000);
  vi.useRealTimers();
  expect(await subgraph.execute(call)).toEqual({ data: { __typename: 'Query' } });
  await subgraph.close();
});

test('a thread that joins others which serve waits until its database is there, also when it was refused at first', async () => {
  vi.useFakeTimers();
  const [late] = standIns();
  if (!late) throw new Error('no stand-in');
  const start = vi.fn(async () => late).mockRejectedValueOnce(new Error('sorry, too many clients already'));
  const opened = vi.fn();
  const opening = patientSubgraph('billing', start, { ...options, othersServe: true });
  void opening.then(opened);
  await vi.advanceTimersByTimeAsync(900);
  expect(opened).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(200);
  vi.useRealTimers();
  expect(await (await opening).execute(call)).toEqual({ data: { __typename: 'Query' } });
  await (await opening).close();
});

test('a thread that joins others serves the rest when its database is away for half a minute', async () => {
  vi.useFakeTimers();
  const opened = vi.fn();
  const opening = patientSubgraph('billing', () => Promise.reject(new Error('away')), {
    ...options,
    othersServe: true,
  });
  void opening.then(opened);
  await vi.advanceTimersByTimeAsync(29_900);
  expect(opened).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(200);
  vi.useRealTimers();
  const subgraph = await opening;
  await expect(subgraph.execute(call)).rejects.toThrow('billing has not started');
  await subgraph.close();
});

test('a database that comes after the house has been closed is closed again', async () => {
  vi.useFakeTimers();
  const [slow] = standIns();
  if (!slow) throw new Error('no stand-in');
  const close = vi.fn(async () => {});
  const opening = patientSubgraph('identity', () => sleep(6000, { ...slow, close }), options);
  await vi.advanceTimersByTimeAsync(5000);
  await (await opening).close();
  expect(close).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1000);
  vi.useRealTimers();
  expect(close).toHaveBeenCalledOnce();
});

const sleep = <T>(ms: number, value: T): Promise<T> => new Promise((resolve) => setTimeout(resolve, ms, value));

test('a subgraph whose database comes late is not available until then, and answers from then on', async () => {
  vi.useFakeTimers();
  const [late] = standIns();
  const starts = vi
    .fn<() => Promise<Subgraph>>()
    .mockRejectedValueOnce(new Error('connect ECONNREFUSED'))
    .mockImplementation(async () => {
      if (!late) throw new Error('no stand-in');
      return late;
    });
  const told = vi.spyOn(logger, 'error');
  const subgraph = await patientSubgraph('identity', starts, options);
  const error = expect.objectContaining({ message: 'connect ECONNREFUSED' });
  expect(told.mock.calls).toEqual([[{ database, error }, 'identity cannot start yet; trying again']]);
  await expect(subgraph.execute(call)).rejects.toThrow(SubgraphFailure);
  await expect(subgraph.ready()).rejects.toThrow('identity has not started');

  await vi.advanceTimersByTimeAsync(1000);
  vi.useRealTimers();
  expect(await subgraph.execute(call)).toEqual({ data: { __typename: 'Query' } });
  await subgraph.ready();
  await subgraph.close();
});
