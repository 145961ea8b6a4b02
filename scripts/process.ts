import type { Logger } from 'pino';
import { UnsafeToServe } from '../gateway/auth.ts';
import { ConfigError, readEnvironment } from './environment.ts';
import { openLog, written } from './log.ts';
import { mistypedVariables } from './mistyped-variables.ts';
import { logWarnings } from './node-warnings.ts';
import { surviveStrayPromises } from './stray-promises.ts';
import { startTracing, type TracingConfig, tracingConfig } from './tracing.ts';

interface Running {
  close(): Promise<void>;
}

/** What a server is started with. */
interface Beginning {
  logger: Logger;
  /** Where this process's traces go. */
  tracing?: TracingConfig;
}

const shellWatchMs = 500;

/** A terminal signals all that it runs, npm among them, which hands on what it gets. */
const sameSignalMs = 1000;

/** A batch that is given up and requests that are not answered come one after the other. */
const closingPatienceMs = 20_000;

/**
 * Runs a server until it is told to stop (SIGTERM, Ctrl+C, a terminal that closes), then closes it; another signal, a second
 * later or more, ends the process at once. What is wrong with the configuration is told in words, without a stack.
 */
export async function runUntilStopped(start: (beginning: Beginning) => Promise<Running>): Promise<void> {
  // A server goes on when whoever read what it says is gone, or the disk is full where that is written, as its log does.
  process.stdout.on('error', () => {});
  const startedBy = process.ppid;
  try {
    const environment = readEnvironment(process.env);
    const logger = openLog(environment.LOG_LEVEL);
    surviveStrayPromises(logger);
    logWarnings(logger);
    for (const slip of mistypedVariables(process.env)) logger.warn(slip, 'a variable is set that nothing reads');
    const tracesTo = tracingConfig(environment);
    const tracing = await startTracing(tracesTo, logger);
    const running = await start({ logger, tracing: tracesTo });
    let stoppingSince: number | undefined;
    const stop = async (signal: NodeJS.Signals): Promise<void> => {
      if (stoppingSince !== undefined && performance.now() - stoppingSince < sameSignalMs) return;
      if (stoppingSince !== undefined) process.exit(1);
      stoppingSince = performance.now();
      logger.info({ signal }, 'stopping');
      const patienceMs = closingPatienceMs + environment.SHUTDOWN_DELAY_MS;
      setTimeout(async () => {
        logger.error({ ms: patienceMs }, 'what was under way did not end in time; stopped without it');
        await written(logger);
        process.exit(1);
      }, patienceMs).unref();
      await running.close();
      await tracing.stop();
      await written(logger);
      process.exit(0);
    };
    process.on('SIGTERM', stop);
    process.on('SIGINT', stop);
    process.on('SIGHUP', stop);
    if (!process.env.npm_lifecycle_event?.startsWith('start')) return;
    // npm hands the signal to its shell, and Debian's ends of it without handing it on.
    const watch = setInterval(() => {
      if (process.ppid === startedBy) return;
      clearInterval(watch);
      if (stoppingSince === undefined) void stop('SIGTERM');
    }, shellWatchMs);
    watch.unref();
  } catch (error) {
    console.error(explained(error));
    process.exit(1);
  }
}

function explained(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && error.code === 'EADDRINUSE' && 'port' in error)
    return `Port ${error.port} is taken: stop what listens there, or set PORT to another one.`;
  if ('code' in error && error.code === 'EADDRNOTAVAIL' && 'address' in error)
    return `HOST ${error.address} is no address of this machine: set HOST to one, or to 0.0.0.0 for all.`;
  if ('syscall' in error && error.syscall === 'getaddrinfo' && 'hostname' in error)
    return `HOST ${error.hostname} is not known here: set HOST to an address of this machine, or to 0.0.0.0 for all.`;
  if ('code' in error && error.code === 'EACCES' && 'port' in error)
    return `Port ${error.port} is not for this user to take: set PORT to one from 1024 on.`;
  const isToldInWords = error instanceof ConfigError || error instanceof UnsafeToServe;
  return isToldInWords ? error.message : (error.stack ?? error.message);
}
