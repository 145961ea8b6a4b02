import { MissingEngineError } from '../../scripts/engines/missing-engine.ts';
import type { ServerProcess } from '../../scripts/engines/server-process.ts';

type EngineName = 'postgres' | 'neo4j';

/**
 * Starts an engine for a whole test run, or says in one line why its tests are left out.
 *
 * @throws when `REQUIRE_ENGINES=1` and the engine is left out.
 */
export async function startEngine<Engine extends ServerProcess>(
  name: EngineName,
  start: () => Promise<Engine>,
): Promise<Engine | null> {
  const chosen = process.env.ENGINES ?? 'all';
  if (chosen !== 'all' && chosen !== name) return leftOut(name, `ENGINES=${chosen}`);
  try {
    return await start();
  } catch (error) {
    if (error instanceof MissingEngineError) return leftOut(name, error.message);
    throw error;
  }
}

function leftOut(name: EngineName, reason: string): null {
  const line = `Tests on a real ${name} are left out: ${reason}`;
  if (process.env.REQUIRE_ENGINES === '1') throw new Error(line);
  console.warn(line);
  return null;
}
