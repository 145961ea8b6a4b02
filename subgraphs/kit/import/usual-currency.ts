import { readCurrency } from './values.ts';

/** What the amounts of rows are in that name no currency, and how many such rows there were. */
export class UsualCurrency {
  readonly code: string;
  readonly #isTold: boolean;
  #rows = 0;

  /** @param isTold whether whoever imports has said so, and need not be told */
  constructor(code: string, isTold: boolean) {
    this.code = code;
    this.#isTold = isTold;
  }

  ofRow(): string {
    this.#rows += 1;
    return this.code;
  }

  told(): string | undefined {
    if (this.#isTold || this.#rows === 0) return undefined;
    return `${this.#rows} rows name no currency and are taken to be in ${this.code}: import them again with --currency if they are in another`;
  }
}

/**
 * @param ofFormat the format's, if it has one
 * @param code what whoever imports said
 * @throws Error when that is no currency, or when the rows of the format name theirs.
 */
export function usualCurrency(ofFormat?: string, code?: string): UsualCurrency | undefined {
  if (code === undefined) return ofFormat === undefined ? undefined : new UsualCurrency(ofFormat, false);
  if (ofFormat === undefined)
    throw new Error('each row of this format has its currency, or its mapping names one for all: leave --currency out');
  const read = readCurrency(code);
  if ('value' in read) return new UsualCurrency(read.value, true);
  throw new Error(`--currency must be ${read.expected}`);
}
