import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { isPlaceholderNumber } from './blocked.ts';
import { seenText } from './text.ts';

export interface PhoneNumber {
  /** E.164, `+` and digits; null where the country cannot be told. */
  international: string | null;
  /** As it is dialled within its country, without a leading 0. */
  national: string;
}

const fewestDigits = 7;
/** A field of more characters is no number. */
const longestField = 250;
/** `4.91601E+11` is what a spreadsheet leaves of many numbers. */
const rounded = /^\d(?:[.,]\d+)?E\+\d+$/i;
/** What is dialled once the number has answered. */
const extension = /\s*\(?(?:(?<![a-z])ext(?:ension)?\.?|(?<![a-z])x|#)\s*\d{1,6}\)?$/i;
/** What is dialled in most countries in place of the plus: `0049`, `00 49`, `(0049)`; some write both. */
const doubleZero = /^[(+\s]*00[\s)]*(?=[1-9])/;
/** Mexico had a 1 in front of mobile numbers until 2019, and WhatsApp has it still. */
const mexicanMobile = /^\+52\s*1(?=(?:\D*\d){10}$)/;
const betweenNumbers = /[;,|/\n]|\s(?:or|oder|ou|und|and)\s/i;
/** Every pair of records is compared by all of their numbers. */
const mostInOneField = 3;

/** Each of the numbers in one field: `030 901820 / 0171 1234567`. What only parts the digits of one stays: `030/901820`. */
export function phonesIn(raw: string): string[] {
  if (raw.length > longestField) return [];
  const parts = raw.split(betweenNumbers);
  const areNumbers = parts.length <= mostInOneField && parts.every((part) => digitsOf(part).length >= fewestDigits);
  return areNumbers ? parts : [raw];
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}

/**
 * Reads a telephone number as people write it; one without a country's prefix is read as one of the region.
 *
 * @returns null when it is none or a placeholder.
 */
export function readPhone(raw: string, region: CountryCode | null): PhoneNumber | null {
  const text = seenText(raw).normalize('NFKC').trim().replace(doubleZero, '+').replace(mexicanMobile, '+52');
  if (rounded.test(text)) return null;
  // Without a country nothing else can be read, and the reader throws and catches an error to say so.
  const mayBeRead = region !== null || text.includes('+');
  const parsed = mayBeRead ? parsePhoneNumberFromString(text, region ?? undefined) : undefined;
  const international = parsed?.isPossible() ? parsed.number : null;
  const digits = international && parsed ? parsed.nationalNumber : digitsOf(text.replace(extension, ''));
  // In Italy the 0 is part of the number, and is dialled from abroad.
  const national = digits.replace(/^0/, '');
  const tooShort = international === null && national.length < fewestDigits;
  return tooShort || isPlaceholderNumber(national) ? null : { international, national };
}
