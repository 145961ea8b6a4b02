import { ConfigError } from './environment.ts';

/** @throws ConfigError where a script that takes no arguments was given some: they would be passed over in silence. */
export function refuseArguments(script: string, given: readonly string[]): void {
  if (given.length === 0) return;
  throw new ConfigError(
    `npm run ${script} takes no arguments, so not ${given.join(' ')}: variables such as PORT say how it starts, all of them are in docs/operating.md.`,
  );
}
