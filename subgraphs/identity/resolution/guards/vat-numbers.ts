import { idLevels, taxIdLevel } from '../comparison/contact.ts';
import type { Profile } from '../profile.ts';
import { shareId } from './shared-id.ts';

/** Numbers for VAT that name their country, which gives each company one. */
const vatNumber =
  /^tax:(AT|BE|BG|CHE|CY|CZ|DE|DK|EE|EL|ES|FI|FR|GB|HR|HU|IE|IT|LT|LU|LV|MT|NL|NO|PL|PT|RO|SE|SI|SK)[A-Z]?\d[A-Z\d]{6,}$/;
const slipInId = idLevels.indexOf('two slips apart');

/**
 * Whether two companies have each a number for VAT of one country, and not the same, nor one that is a slip of the other's; and no other id
 * in common that is given to one company.
 */
export function haveOtherVatNumbers(a: Profile, b: Profile): boolean {
  if (a.kind !== 'ORGANISATION' || a.taxIds.length === 0 || b.taxIds.length === 0 || shareId(a, b)) return false;
  const ofOneCountry = a.taxIds.flatMap((id) => {
    const country = countryOf(id);
    return country === null ? [] : b.taxIds.filter((other) => countryOf(other) === country).map((other) => [id, other]);
  });
  return ofOneCountry.length > 0 && ofOneCountry.every(([id = '', other = '']) => taxIdLevel(id, other) < slipInId);
}

function countryOf(taxId: string): string | null {
  return vatNumber.exec(taxId)?.[1] ?? null;
}
