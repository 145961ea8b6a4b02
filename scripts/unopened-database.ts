import { ConfigError } from './environment.ts';

/** What is told where a database cannot be opened: why, and which variable names it. */
export function unopenedDatabase(
  { name, variable, dataDirectory }: { name: string; variable: string; dataDirectory: string },
  error: unknown,
): ConfigError {
  return new ConfigError(
    `the database of ${name} cannot be opened (${reasonOf(error)}): it is ${variable} where that is set, ` +
      `else a file in DATA_DIR, ${dataDirectory}`,
    { cause: error },
  );
}

/** Of a host with several addresses each was tried, and what is thrown then says nothing itself. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join(', ');
  return error instanceof Error ? error.message : String(error);
}
