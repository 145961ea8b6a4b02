import { accessSync, constants } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type ParseArgsConfig, parseArgs } from 'node:util';

type Options = NonNullable<ParseArgsConfig['options']>;
export type Values<O extends Options> = ReturnType<typeof parseArgs<{ options: O & typeof always }>>['values'];

const always = {
  json: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** What a bench was asked for cannot be measured; the message names the option and what it must be. */
export class WrongOption extends Error {
  override readonly name = 'WrongOption';
}

/**
 * Runs a bench as its command line says. What is wrong with that is said in words, before anything is measured.
 *
 * @param prepare reads values and throws WrongOption, and gives what is to be run
 */
export async function runBench<O extends Options>(
  { usage, options, args = process.argv.slice(2) }: { usage: string; options: O; args?: string[] },
  prepare: (values: Values<O>) => () => Promise<void>,
): Promise<void> {
  let bench: (() => Promise<void>) | undefined;
  try {
    const { values } = parseArgs({ args, options: { ...options, ...always } });
    const { help, json }: { help?: boolean; json?: string } = values;
    if (help) return console.log(usage);
    if (json !== undefined) assertWritable(json);
    bench = prepare(values as Values<O>);
  } catch (error) {
    if (!isWrongUse(error)) throw error;
    console.error(`${error.message}\n\n${usage}`);
    process.exitCode = 2;
  }
  await bench?.();
}

/** @throws WrongOption when it is no whole number in these bounds. */
export function wholeNumber(flag: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new WrongOption(`${flag} must be a whole number from ${least} to ${most}, not "${text}"`);
}

/** @throws WrongOption when it is no number of seconds in these bounds. */
export function secondsOf(flag: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d*\.?\d+$/.test(text) && value >= least && value <= most) return value;
  throw new WrongOption(`${flag} must be seconds from ${least} to ${most}, not "${text}"`);
}

/** @throws WrongOption when one of a list is none of these, or the list is empty. */
export function choices<Name extends string>(flag: string, text: string, names: readonly Name[]): Name[] {
  return listOf(text).map((item) => {
    const chosen = names.find((name) => name === item);
    if (chosen === undefined) throw new WrongOption(`${flag} must be of ${names.join(', ')}, not "${item}"`);
    return chosen;
  });
}

export function listOf(text: string): string[] {
  return text.split(',').map((item) => item.trim());
}

function assertWritable(path: string): void {
  try {
    accessSync(dirname(resolve(path)), constants.W_OK);
  } catch {
    throw new WrongOption(`--json must name a file in a directory that can be written, not "${path}"`);
  }
}

function isWrongUse(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  return error instanceof WrongOption || ('code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));
}
