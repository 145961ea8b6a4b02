import { hashOf } from '../hash.ts';

const mostTexts = 1 << 18;
const seenSlots = 1 << 16;

/**
 * Numbers for texts that many records say, such as cities. A text gets one when it comes a second time, so that slips and
 * other texts of a single record cost nothing here.
 */
export class Dictionary {
  readonly #codes = new Map<string, number>();
  readonly #texts: string[] = [''];
  /** Hashes of texts that were seen once; later ones displace earlier ones. */
  readonly #seen = new Int32Array(seenSlots);

  /** @returns 0 for a text without a number */
  codeOf(text: string): number {
    const known = this.#codes.get(text);
    if (known !== undefined) return known;
    const hash = hashOf(text) | 1;
    const slot = hash & (seenSlots - 1);
    if (this.#seen[slot] !== hash || this.#texts.length >= mostTexts) {
      this.#seen[slot] = hash;
      return 0;
    }
    const code = this.#texts.push(text) - 1;
    this.#codes.set(text, code);
    return code;
  }

  textOf(code: number): string {
    return this.#texts[code] ?? '';
  }
}
