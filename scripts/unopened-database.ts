import type { SubgraphName } from './config.ts';
import { ConfigError } from './environment.ts';
import { remedyFor } from './remedy.ts';

interface Opened {
  name: SubgraphName;
  dataDirectory: string;
}

/** What is told where a database cannot be opened: why, and which variable names it. */
export function unopenedDatabase(opened: Opened, error: unknown): ConfigError {
  return new ConfigError(
    `the database of ${opened.name} cannot be opened (${reasonOf(error)}): it is ${databaseNamedBy(opened)}`,
    { cause: error },
  );
}

/** Where it is said which database a subgraph has; the address itself has a password in it. */
export function databaseNamedBy({ name, dataDirectory }: Opened): string {
  const variable = name === 'identity' ? 'NEO4J_URI' : `${name.toUpperCase()}_DATABASE_URL`;
  return `${variable} where that is set, else a file in DATA_DIR, ${dataDirectory}`;
}

/** Of a host with several addresses each was tried, and what is thrown then says nothing itself. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join(', ');
  const remedy = remedyFor(error);
  const message = error instanceof Error ? error.message : String(error);
  return remedy ? `${message.replace(/\.$/, '')}; ${remedy}` : message;
}
