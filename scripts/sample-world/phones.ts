import type { Country } from './countries/country.ts';
import { itemAt, type Random } from './random.ts';

export interface Phone {
  country: Country;
  /** Without calling code and trunk prefix. */
  national: string;
}

/** The mobile number that only this customer has. */
export function mobileOf(country: Country, customer: number): Phone {
  return { country, national: numberIn(country.mobiles, customer, 1_234_567) };
}

/** The landline of a home or an office; nobody has it unless they share that place. */
export function landlineOf(country: Country, customer: number): Phone {
  return { country, national: numberIn(country.landlines, customer, 8_765_432) };
}

export function e164({ country, national }: Phone): string {
  return `+${country.callingCode}${national}`;
}

/** As people and forms write it; without the calling code only where `atHome` says that the country is known. */
export function writePhone(phone: Phone, atHome: boolean, random: Random): string {
  const { callingCode, trunkPrefix } = phone.country;
  const head = phone.national.slice(0, 3);
  const tail = phone.national.slice(3);
  const grouped = `${head} ${tail.slice(0, 3)} ${tail.slice(3)}`;
  const international = [e164(phone), `+${callingCode} ${grouped}`, `00${callingCode}${phone.national}`];
  const national = [`${trunkPrefix}${grouped}`, `${trunkPrefix}${head}-${tail}`, `(${trunkPrefix}${head}) ${tail}`];
  if (atHome && random.chance(0.4)) return random.pick(national);
  return random.weighted([
    [itemAt(international, 0), 6],
    [itemAt(international, 1), 3],
    // 00 is what one dials from Europe; a reader elsewhere would not know it.
    [callingCode === '1' ? itemAt(international, 0) : itemAt(international, 2), 1],
  ]);
}

/** Spreads customers over the patterns and then over the free digits, so that no two get the same number. */
function numberIn(patterns: readonly string[], customer: number, offset: number): string {
  const index = customer % patterns.length;
  const pattern = itemAt(patterns, index);
  const free = pattern.split('#').length - 1;
  const turn = Math.floor(customer / patterns.length);
  const scrambled = (turn * 7_654_321 + (index + 1) * offset) % 10 ** free;
  const digits = [...String(scrambled).padStart(free, '0')];
  return pattern.replace(/#/g, () => digits.shift() ?? '0');
}
