import type { ServerProcess } from './server-process.ts';

/** Runs an engine until Ctrl-C or SIGTERM; says what to export; ends with 1 when the engine cannot start or ends by itself. */
export async function runInForeground<Engine extends ServerProcess>(
  start: () => Promise<Engine>,
  exports: (engine: Engine) => Record<string, string>,
): Promise<void> {
  try {
    const engine = await start();
    for (const [name, value] of Object.entries(exports(engine))) console.log(`export ${name}="${value}"`);
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
