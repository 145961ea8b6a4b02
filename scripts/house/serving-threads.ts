import { setTimeout as rest } from 'node:timers/promises';
import { MessageChannel, Worker } from 'node:worker_threads';
import type { Logger } from 'pino';
import type { Desk } from '../../subgraphs/identity/linking/desk.ts';
import { answeringAt } from '../../subgraphs/identity/linking/desk-thread.ts';
import { loggedError } from '../../subgraphs/kit/logged-error.ts';
import { addUp, leftBy, type ToldMetrics } from '../../subgraphs/kit/metrics.ts';
import { appendLines } from '../log.ts';
import { type Calls, callsOver } from './calls-over.ts';
import { type Beats, beatsEvery, startPulse } from './pulse.ts';
import type { HouseCalls, ThreadCalls, ThreadStart } from './serving-thread.ts';

export interface ServingThreadsOptions<Data> {
  count: number;
  /** The module that serves on each, by `serveOnThread`. */
  module: URL;
  /** Handed to it as a structured clone. */
  data: Data;
  /** Asked by way of this thread. */
  desk: Desk;
  /** Of all threads together, as this one shows it. */
  metricsText(): Promise<string>;
  logger: Logger;
  /** When each thread is asked whether it still answers. */
  beats?: Beats;
}

export interface ServingThreads {
  /** Resolves when all of them serve for the first time. */
  ready(): Promise<void>;
  /** How many serve at the moment. One that does not answer is none. */
  serving(): number;
  /** What each has counted. Of one that is too busy to say it, or has ended, it is what it said last: counts never go down. */
  metrics(): Promise<ToldMetrics[]>;
  /** Resolves when all that serve have answered what was under way; one that is still starting, or waits for a database, closes when it can. */
  close(): Promise<void>;
}

interface Thread {
  calls: Calls<ThreadCalls>;
  told: ToldMetrics;
  standsStill: boolean;
}

const restartMs = 1000;
const metricsPatienceMs = 500;
const usualBeats = beatsEvery(5000);
/** A thread that stood still for so many beats is told of, and for so many more it is ended: the system goes on giving it connections. */
const [beatsUntilTold, beatsUntilEnded] = [2, 6];

/** Starts threads that serve beside this one. One that ends, or stands still for half a minute, is started again. */
export function startServingThreads<Data>(options: ServingThreadsOptions<Data>): ServingThreads {
  const { count, module, data, desk, logger, beats = usualBeats } = options;
  const started = new Set<Thread>();
  const serving = new Set<Thread>();
  const { promise: ready, resolve: allServe } = Promise.withResolvers<void>();
  let ofEnded: Promise<ToldMetrics> = Promise.resolve([]);
  let stopping = false;

  const start = (): void => {
    const { port1: deskHere, port2: deskThere } = new MessageChannel();
    const workerData: ThreadStart<Data> = { data, desk: deskThere, logLevel: logger.level };
    const worker = new Worker(module, { workerData, transferList: [deskThere] });
    let endPulse = (): void => {};
    const thread: Thread = {
      told: [],
      standsStill: false,
      calls: callsOver<ThreadCalls>(worker, {
        serving: () => {
          serving.add(thread);
          endPulse = watch(worker, thread, { beats, logger });
          if (serving.size === count) allServe();
        },
        metricsText: options.metricsText,
        log: (lines) => appendLines(logger, lines),
      } satisfies HouseCalls),
    };
    started.add(thread);
    deskHere.on(
      'message',
      answeringAt(desk, (reply) => deskHere.postMessage(reply)),
    );
    worker.on('error', (error) => logger.error({ error: loggedError(error) }, 'a serving thread stopped'));
    worker.once('exit', () => {
      endPulse();
      deskHere.close();
      started.delete(thread);
      serving.delete(thread);
      ofEnded = ofEnded.then((before) => addUp([before, leftBy(thread.told)]));
      thread.calls.end(new Error('the serving thread ended'));
      if (!stopping) setTimeout(() => stopping || start(), restartMs).unref();
    });
    // The house's own server keeps the process alive. A thread that has closed stays until the process ends: Node 24 may die
    // when one ends that has read TypeScript (nodejs/node#64500).
    worker.unref();
    deskHere.unref();
  };
  for (let index = 0; index < count; index++) start();

  const answering = (): Thread[] => [...serving].filter(({ standsStill }) => !standsStill);
  const ask = async (thread: Thread): Promise<ToldMetrics> => {
    const patience = new AbortController();
    const { signal } = patience;
    try {
      const told = thread.calls.call('metrics').catch(() => thread.told);
      const tooLate = rest(metricsPatienceMs, thread.told, { signal }).catch(() => thread.told);
      thread.told = await Promise.race([told, tooLate]);
      return thread.told;
    } finally {
      patience.abort();
    }
  };

  return {
    ready: () => ready,
    serving: () => answering().length,
    metrics: async () => {
      const told = await Promise.all([ofEnded, ...[...serving].map(ask)]);
      return told.filter((each) => each.length > 0);
    },
    close: async () => {
      stopping = true;
      const closed = new Map([...started].map((thread) => [thread, thread.calls.call('close').catch(() => {})]));
      await Promise.all(answering().map((thread) => closed.get(thread)));
      serving.clear();
    },
  };
}

/** Tells of a thread that stands still, and ends it when it goes on to. */
function watch(worker: Worker, thread: Thread, { beats, logger }: { beats: Beats; logger: Logger }): () => void {
  return startPulse({
    beats,
    call: () => thread.calls.call('beat'),
    missed: (unanswered) => {
      if (unanswered === beatsUntilTold) {
        thread.standsStill = true;
        logger.error({ thread: worker.threadId }, 'a serving thread does not answer');
      } else if (unanswered === beatsUntilEnded) {
        logger.error({ thread: worker.threadId }, 'a serving thread that does not answer is ended; another starts');
        void worker.terminate();
      }
    },
    back: () => {
      if (!thread.standsStill) return;
      thread.standsStill = false;
      logger.info({ thread: worker.threadId }, 'the serving thread answers again');
    },
  });
}
