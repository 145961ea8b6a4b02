import { knownOperations, type ManifestOperation } from '../../gateway/operations-manifest.ts';
import type { PersistedOperations } from '../../gateway/persisted-operations.ts';
import type { HouseConfig } from '../config.ts';

/** A house's configuration as a structured clone carries it to another thread. */
export type SentConfig = Omit<HouseConfig, 'persistedOperations'> & {
  persistedOperations: Pick<PersistedOperations, 'mode'> & { listed: readonly ManifestOperation[] };
};

export function sentConfig(config: HouseConfig): SentConfig {
  const { known, mode } = config.persistedOperations;
  return { ...config, persistedOperations: { mode, listed: known.operations } };
}

export function receivedConfig(config: SentConfig): HouseConfig {
  const { listed, mode } = config.persistedOperations;
  return { ...config, persistedOperations: { mode, known: knownOperations(listed) } };
}
