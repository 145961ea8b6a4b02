import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { type Logger, pino } from 'pino';
import type { Desk } from '../../subgraphs/identity/linking/desk.ts';
import { deskOfThread } from '../../subgraphs/identity/linking/desk-thread.ts';
import { createMetrics, type Metrics, type ToldMetrics } from '../../subgraphs/kit/metrics.ts';
import { linesTo } from '../log.ts';
import { logWarnings } from '../node-warnings.ts';
import { surviveStrayPromises } from '../stray-promises.ts';
import { callsOver } from './calls-over.ts';

/** What a serving thread is started with. */
export interface ThreadStart<Data> {
  data: Data;
  /** Leads to the desk of whoever links. */
  desk: MessagePort;
  logLevel: string;
}

/** What may be called on a serving thread. */
export type ThreadCalls = {
  metrics(): Promise<ToldMetrics>;
  /** Is answered unless the thread stands still. */
  beat(): void;
  /** Resolves when what was under way is answered. */
  close(): Promise<void>;
};

/** What a serving thread may call on the thread that started it. */
export type HouseCalls = {
  serving(): void;
  /** Of all threads together. */
  metricsText(): Promise<string>;
  log(lines: string): void;
};

export interface OnThread<Data> {
  data: Data;
  desk: Desk;
  logger: Logger;
  /** Counts for this thread, and shows what all threads counted. */
  metrics: Metrics;
}

/** To be called on a thread that `startServingThreads` has started: serves there until the house closes. */
export async function serveOnThread<Data>(
  start: (given: OnThread<Data>) => Promise<{ close(): Promise<void> }>,
): Promise<void> {
  if (!parentPort) throw new Error('this is no thread');
  const { data, desk, logLevel }: ThreadStart<Data> = workerData;
  const metrics = createMetrics();
  const running = Promise.withResolvers<{ close(): Promise<void> }>();
  const { call } = callsOver<HouseCalls>(parentPort, {
    metrics: metrics.told,
    beat: () => {},
    close: async () => {
      await (await running.promise).close();
      destination.flush();
    },
  } satisfies ThreadCalls);
  const destination = linesTo((lines) => void call('log', lines));
  const logger = pino({ level: logLevel }, destination);
  surviveStrayPromises(logger);
  logWarnings(logger);
  const shown = { ...metrics, text: () => call('metricsText') };
  running.resolve(await start({ data, desk: deskOfThread(desk), logger, metrics: shown }));
  await call('serving');
}
