/** Readers of one cell. Each returns the value, or a sentence that says what was expected. */
export type Read<Value> = { value: Value } | { expected: string };

const withTime =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|UTC|[+-]\d{2}:?\d{2}|(?<=:[\d.,]+)[+-]\d{2})?$/;
const decimalNumber = /^([+-]?)(\d+)(?:\.(\d+))?$/;
const scientificNumber = /^([+-]?\d+)(?:\.(\d+))?E\+?(\d{1,2})$/i;
/** Fewer digits are a day's number in a spreadsheet, or its digits in a row: 45321, 20260101. */
const epoch = /^-?\d{9,13}(\.\d+)?$/;
/** As seconds they would be in the year 2286; many birthdays are not long after 1970. */
const fewestMilliseconds = 1e10;
/** What a column of the type `integer` holds in every database, and GraphQL's Int. */
export const greatestInt32 = 2 ** 31 - 1;
const currencies = new Set(Intl.supportedValuesOf('currency'));

/** Reads `2021-02-18 14:16:37.123 UTC`, ISO 8601, and epoch seconds or milliseconds, as epoch milliseconds. */
export function readTimestamp(cell: string | number): Read<number> {
  const expected = 'a time such as 2026-11-22 08:30:00, ISO 8601, or epoch seconds';
  if (epoch.test(String(cell))) {
    const since = Number(cell);
    return { value: Math.round(Math.abs(since) < fewestMilliseconds ? since * 1000 : since) };
  }
  const match = withTime.exec(String(cell).trim());
  if (!match) return { expected };
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', zone = 'Z'] = match;
  const milliseconds = Number(fraction.padEnd(3, '0').slice(0, 3));
  const date = new Date(0);
  // `Date.UTC` takes the year 1, which some systems write for no date, for 1901.
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  date.setUTCHours(Number(hour), Number(minute), Number(second), milliseconds);
  const offset = zoneOffset(zone);
  const real = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  if (!real || offset === null || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59)
    return { expected: 'a day and time that exist' };
  return { value: date.getTime() - offset };
}

/** Reads the day of a time or of `YYYY-MM-DD` as `YYYY-MM-DD`: the one that is written, which may be another in UTC. */
export function readDate(cell: string | number): Read<string> {
  const read = readTimestamp(cell);
  if (!('value' in read)) return { expected: 'a day as YYYY-MM-DD' };
  const written = withTime.exec(String(cell).trim());
  return { value: written ? written.slice(1, 4).join('-') : new Date(read.value).toISOString().slice(0, 10) };
}

export function readInteger(
  cell: string | number,
  least = Number.MIN_SAFE_INTEGER,
  most = Number.MAX_SAFE_INTEGER,
): Read<number> {
  const text = withoutExponent(String(cell).trim());
  const value = Number(text);
  if (!/^[+-]?\d+(\.0+)?$/.test(text) || !Number.isSafeInteger(value)) return { expected: 'a whole number' };
  if (value < least) return { expected: `a whole number of at least ${least}` };
  return value > most ? { expected: `a whole number of at most ${most}` } : { value };
}

/** `8.05E7`, as Salesforce's own tools write a large number, is `80500000`. */
function withoutExponent(text: string): string {
  const match = scientificNumber.exec(text);
  if (!match) return text;
  const [, whole = '', fraction = '', exponent] = match;
  const digits = fraction.padEnd(Number(exponent), '0');
  const decimals = digits.slice(Number(exponent));
  return `${whole}${digits.slice(0, Number(exponent))}${decimals && `.${decimals}`}`;
}

/** A number that is written `1.234,50` or `1234,50`, as `1234.50`; null where it is none. */
export function withPoint(text: string): string | null {
  if (!/^[+-]?(\d+|\d{1,3}(\.\d{3})+)(,\d+)?$/.test(text.trim())) return null;
  return text.trim().replaceAll('.', '').replace(',', '.');
}

/** Reads an amount in major units, such as 12.50 EUR, into minor units without passing through a binary fraction. */
export function readMajorUnits(cell: string | number, currency: string): Read<number> {
  const digits = minorDigits(currency);
  const match = decimalNumber.exec(withoutExponent(String(cell).trim()));
  if (!match) return { expected: 'an amount such as 12.50' };
  const [, sign, whole, fraction = ''] = match;
  if (/[1-9]/.test(fraction.slice(digits)))
    return { expected: `an amount with at most ${digits} decimals in ${currency}` };
  const value = Number(`${sign}${whole}${fraction.padEnd(digits, '0').slice(0, digits)}`);
  return Number.isSafeInteger(value) ? { value } : { expected: 'an amount below 2^53 minor units' };
}

export function readCurrency(cell: string | number): Read<string> {
  const code = String(cell).trim().toUpperCase();
  return currencies.has(code) ? { value: code } : { expected: 'an ISO 4217 currency code such as EUR' };
}

/** Also as people see them in tables that they export, in their language. */
const trueWords = new Set('true t 1 yes y on ja oui sí si sim wahr vrai'.split(' '));
const falseWords = new Set('false f 0 no n off nein nee nej non não nao falsch faux'.split(' '));

export function readBoolean(cell: string | number | boolean): Read<boolean> {
  const text = String(cell).trim().toLowerCase();
  if (trueWords.has(text)) return { value: true };
  if (falseWords.has(text)) return { value: false };
  return { expected: 'true or false' };
}

/** ISO 4217's, which payment providers count by. `Intl` tells how prices are usually written: no decimals for HUF, COP and IDR. */
const digitsUnlessTwo: readonly [digits: number, currencies: string][] = [
  [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'],
  [3, 'BHD IQD JOD KWD LYD OMR TND'],
  [4, 'CLF UYW'],
];
const knownDigits = new Map(
  digitsUnlessTwo.flatMap(([digits, list]) => list.split(' ').map((currency) => [currency, digits] as const)),
);

/** How many decimals a currency has: 2 for EUR, 0 for JPY, 3 for KWD. */
function minorDigits(currency: string): number {
  return knownDigits.get(currency) ?? 2;
}

/** In milliseconds; null for one that is nowhere. */
function zoneOffset(zone: string): number | null {
  const match = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone);
  if (!match) return 0;
  const [, sign, hours, minutes = '0'] = match;
  if (Number(hours) > 18 || Number(minutes) > 59) return null;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
