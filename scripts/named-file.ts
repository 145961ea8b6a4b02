import { existsSync } from 'node:fs';
import { ConfigError } from './environment.ts';

/** @throws ConfigError that says which variable or option names the file, and what is wrong with it. */
export function readNamedFile<Value>(namedBy: string, path: string, read: (path: string) => Value): Value {
  if (!path) throw new ConfigError(`${namedBy} is empty: name a JSON file.`);
  if (!existsSync(path)) throw new ConfigError(`${namedBy} ${path} is not there: name a JSON file, or leave it unset.`);
  try {
    return read(path);
  } catch (error) {
    throw new ConfigError(`${namedBy} ${error instanceof Error ? error.message : error}`);
  }
}
