import { MissingEngineError } from '../../scripts/engines/missing-engine.ts';

type EngineName = 'postgres' | 'neo4j' | 'redis';

/**
 * Starts an engine for a whole test run, or says in one line why its tests are left out.
 *
 * @throws when `REQUIRE_ENGINES=1` and the machine lacks the engine.
 */
export async function startEngine<Engine>(name: EngineName, start: () => Promise<Engine>): Promise<Engine | null> {
  const chosen = process.env.ENGINES ?? 'all';
  if (chosen !== 'all' && chosen !== name) return null;
  try {
    return await start();
  } catch (error) {
    if (!(error instanceof MissingEngineError) || process.env.REQUIRE_ENGINES === '1') throw error;
    console.warn(`Tests on a real ${name} are left out: ${error.message}`);
    return null;
  }
}
