import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { ServerProcess } from './server-process.ts';

type Options = NonNullable<ParseArgsConfig['options']>;
type Values<O extends Options> = ReturnType<typeof parseArgs<{ options: O }>>['values'];

interface Foreground<O extends Options, Engine> {
  /** What the command line may say. */
  options: O;
  start(values: Values<O>): Promise<Engine>;
  /** Variables that lead the house to it. */
  exports(engine: Engine, values: Values<O>): Record<string, string>;
}

/** Runs an engine until Ctrl-C or SIGTERM; says what to export; ends with 1 when the engine cannot start or ends by itself. */
export async function runInForeground<O extends Options, Engine extends ServerProcess>({
  options,
  start,
  exports,
}: Foreground<O, Engine>): Promise<void> {
  try {
    const { values } = parseArgs({ options });
    const engine = await start(values);
    for (const [name, value] of Object.entries(exports(engine, values))) console.log(`export ${name}="${value}"`);
    console.log('# running; Ctrl-C stops it');
    let asked = false;
    const stop = () => {
      asked = true;
      void engine.stop();
    };
    process.once('SIGINT', stop).once('SIGTERM', stop);
    await engine.ended;
    process.exitCode = asked ? 0 : 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

/** @throws when it is no port. */
export function portOf(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw new Error(`--port must be a whole number from 1 to 65535, not "${text}"`);
}
