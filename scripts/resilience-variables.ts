import type { z } from 'zod';
import type { Resilience } from '../gateway/resilience.ts';
import { departmentNames } from '../subgraphs/kit/department-names.ts';
import { wholeNumberWithin } from './whole-number.ts';

const names = [...departmentNames, 'identity'] as const;
type Prefix = Uppercase<(typeof names)[number]>;

const whole = (least: number, most: number) => wholeNumberWithin(least, most).optional();

/** `SUBGRAPH_…` is for all subgraphs, `BILLING_SUBGRAPH_…` for one. */
const settings = {
  CONCURRENCY: whole(1, 10_000),
  QUEUE: whole(0, 100_000),
  RETRY_PERCENT: whole(0, 100),
  CIRCUIT_CALLS: whole(1, 10_000),
  CIRCUIT_PERCENT: whole(1, 99),
  ANSWER_MB: whole(1, 1024),
};
const ofOne = { TIMEOUT_MS: whole(1, 600_000), ...settings };

type Setting = z.ZodOptional<z.ZodCoercedNumber>;
type Variables = Record<`SUBGRAPH_${keyof typeof settings}` | `${Prefix}_SUBGRAPH_${keyof typeof ofOne}`, Setting>;

export const resilienceVariables = Object.fromEntries([
  ...Object.entries(settings).map(([setting, schema]) => [`SUBGRAPH_${setting}`, schema]),
  ...names.flatMap((name) =>
    Object.entries(ofOne).map(([setting, schema]) => [`${name.toUpperCase()}_SUBGRAPH_${setting}`, schema]),
  ),
]) as Variables;

type ResilienceEnvironment = z.infer<z.ZodObject<Variables>>;

export function resilienceOf(env: ResilienceEnvironment): Resilience {
  return byName((prefix) => {
    const of = (setting: keyof typeof settings) => env[`${prefix}_SUBGRAPH_${setting}`] ?? env[`SUBGRAPH_${setting}`];
    return whatIsSet({
      timeoutMs: env[`${prefix}_SUBGRAPH_TIMEOUT_MS`],
      concurrency: of('CONCURRENCY'),
      queue: of('QUEUE'),
      retryPercent: of('RETRY_PERCENT'),
      circuitCalls: of('CIRCUIT_CALLS'),
      circuitPercent: of('CIRCUIT_PERCENT'),
    });
  });
}

/** Bytes that are read of an answer of each subgraph, where that is not as usual. */
export function answerBytesOf(env: ResilienceEnvironment): Record<string, number | undefined> {
  return byName((prefix) => {
    const megabytes = env[`${prefix}_SUBGRAPH_ANSWER_MB`] ?? env.SUBGRAPH_ANSWER_MB;
    return megabytes && megabytes * 1024 * 1024;
  });
}

function byName<Value>(of: (prefix: Prefix) => Value): Record<string, Value> {
  const entries = names.map((name) => [name, of(name.toUpperCase() as Prefix)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function whatIsSet<Settings extends object>(all: Settings): Settings | undefined {
  const set = Object.entries(all).filter(([, value]) => value !== undefined);
  return set.length > 0 ? (Object.fromEntries(set) as Settings) : undefined;
}
