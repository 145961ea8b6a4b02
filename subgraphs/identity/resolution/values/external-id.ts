import type { ExternalId } from '../record.ts';
import { isPlaceholder, isPlaceholderNumber } from './blocked.ts';
import { companyNumber, isPan } from './company-number.ts';
import { seenText } from './text.ts';

/**
 * `external:loyalty:L-1042`, and `external:*:L-1042` for who knows the id but not whose it is: only where it has letters
 * and digits enough to be nobody else's.
 */
export function externalIdIdentifiers(externalId: ExternalId): (string | null)[] {
  const identifier = externalIdIdentifier(externalId);
  const id = seenText(externalId.value).trim();
  const distinctive = identifier !== null && id.length >= 6 && /\d/.test(id) && /\p{L}/u.test(id);
  return distinctive ? [identifier, `external:*:${id}`] : [identifier];
}

/** Case counts in some systems' ids, so it stays. */
export function externalIdIdentifier({ system, value }: ExternalId): string | null {
  const id = seenText(value).trim();
  if (id === '' || isPlaceholder(id) || /^0+$/.test(id)) return null;
  return `external:${seenText(system).trim().toLowerCase()}:${id}`;
}

const shortestTaxId = 6;
/** India's forms are filled in like this. */
const samplePan = 'ABCDE1234F';
/** As a finger types it: shorter than what `isPlaceholderNumber` looks for in any number. */
const filledIn = /^(?:(\d)\1*|123456|654321)$/;

/** What Switzerland, in four languages, and Norway put behind the number of a company that pays VAT, or in front of it. */
const forVat = /^(CHE|NO)?(\d{9})(?:MWST|TVA|IVA|TPV|VAT|MVA|HR)$/;

/** What it is called where one field takes all kinds: `EIN 12-3456789`, `VAT No. GB 980 7806 84`, `USt-IdNr.: DE136695976`. */
const label =
  /^\s*(?:ABN|CIF|CNPJ|EIN|GSTIN|NIF|NIP|PAN|P\.?\s?IVA|RFC|SIREN|SIRET|TAX\s?ID|TIN|UST-?ID(?:-?NR)?|VAT(?:\s(?:ID|NO|NR|NUMBER|REG))*)[.:#\s]+(?=\S)/;
/** In VAT numbers Greece is EL, and Northern Ireland XI where Great Britain knows a company by the same number as GB. */
const otherCountry = /^(?:GR(?=\d{9}$)|XI(?=(?:\d{9}|\d{12})$))/;
const inOneSpelling: Readonly<Record<string, string>> = { GR: 'EL', XI: 'GB' };

/** `tax:DE136695976`: of a company's numbers the one that they hold. */
export function taxIdentifier(raw: string): string | null {
  const id = taxIdInOneSpelling(raw);
  return id && `tax:${companyNumber(id, raw)}`;
}

/** `DE136695976`: letters and digits only, since everyone groups them in another way; null of what is nobody's. */
export function taxIdInOneSpelling(raw: string): string | null {
  const id = raw
    .toUpperCase()
    .replace(label, '')
    .replace(/[^A-Z0-9]/g, '')
    .replace(forVat, '$1$2')
    .replace(otherCountry, (country) => inOneSpelling[country] ?? country);
  if (isPan(id)) return id === samplePan ? null : id;
  const digits = id.replace(/\D/g, '');
  if (digits.length < shortestTaxId || isPlaceholder(raw)) return null;
  return filledIn.test(digits) || isPlaceholderNumber(digits) ? null : id;
}

/** `136695976` of `tax:DE136695976`, as it is written at home; null of one that names no country. */
export function nationalTaxId(identifier: string): string | null {
  return /^tax:(?:CHE|[A-Z]{2})(?=[A-Z]?\d[A-Z0-9]{6,}$)(.+)$/.exec(identifier)?.[1] ?? null;
}
