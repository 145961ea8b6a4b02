import type { Department } from '../departments.ts';

const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const checksumLetters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/** Ids in the vendors' own shapes, counted up per kind of object. */
export class Ids {
  readonly #counts = new Map<string, number>();

  #next(kind: string): number {
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    return count;
  }

  readonly party = (department: Department, type: string): string => {
    if (department === 'marketing')
      return type === 'contact' ? this.hubspotContact() : this.number('company', 7_000_000_000);
    if (department === 'sales') return this.salesforce(salesPrefixes[type] ?? '003');
    if (department === 'support') return this.number(type, type === 'requester' ? 370_000_000_000 : 390_000_000_000);
    return this.stripe('cus', 5);
  };

  hubspotContact(): string {
    return String(51 + 50 * this.#next('hubspot contact'));
  }

  number(kind: string, start: number): string {
    return String(start + this.#next(kind));
  }

  uuid(kind: number): string {
    const count = this.#next(`uuid ${kind}`).toString(16).padStart(12, '0');
    return `5a3d1e00-${kind.toString(16).padStart(4, '0')}-4000-8000-${count}`;
  }

  /** `cus_SAMPLE00001` */
  stripe(prefix: string, digits = 8): string {
    return `${prefix}_SAMPLE${String(this.#next(prefix)).padStart(digits, '0')}`;
  }

  salesforce(prefix: string): string {
    return withCaseLetters(`${prefix}8d0000${toBase62(this.#next(`salesforce ${prefix}`)).padStart(6, '0')}`);
  }
}

const salesPrefixes: Record<string, string> = { contact: '003', lead: '00Q', account: '001' };

/** The 18 characters of a Salesforce id: 15 that mind the case, and 3 that tell the case to systems that do not. */
export function withCaseLetters(short: string): string {
  return short + [0, 5, 10].map((start) => caseLetter(short.slice(start, start + 5))).join('');
}

function toBase62(value: number): string {
  return value < 62 ? base62.charAt(value) : toBase62(Math.floor(value / 62)) + base62.charAt(value % 62);
}

function caseLetter(five: string): string {
  const bits = [...five].reduce((sum, letter, index) => sum + (/[A-Z]/.test(letter) ? 2 ** index : 0), 0);
  return checksumLetters.charAt(bits);
}
