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
/** `4.91601E+11` is what a spreadsheet leaves of many numbers. */
const rounded = /^\d(?:[.,]\d+)?E\+\d+$/i;
/** What is dialled once the number has answered. */
const extension = /\s*(?:\bext(?:ension)?\.?|\bx|#)\s*\d{1,6}$/i;

/**
 * Reads a telephone number as people write it; one without a country's prefix is read as one of the region.
 *
 * @returns null when it is none or a placeholder.
 */
export function readPhone(raw: string, region: CountryCode | null): PhoneNumber | null {
  const text = seenText(raw)
    .normalize('NFKC')
    .trim()
    .replace(/^00(?=[1-9])/, '+');
  if (rounded.test(text)) return null;
  // Without a country nothing else can be read, and the reader throws and catches an error to say so.
  const mayBeRead = region !== null || text.includes('+');
  const parsed = mayBeRead ? parsePhoneNumberFromString(text, region ?? undefined) : undefined;
  const international = parsed?.isPossible() ? parsed.number : null;
  const national =
    international && parsed ? parsed.nationalNumber : text.replace(extension, '').replace(/\D/g, '').replace(/^0/, '');
  const tooShort = international === null && national.length < fewestDigits;
  return tooShort || isPlaceholderNumber(national) ? null : { international, national };
}
