import type { Sketches } from './sketches.ts';

/** Two sketches side by side; one object for pair after pair, since there are millions. */
export class SketchPair {
  readonly #sketches: Sketches;
  #one: Int32Array = new Int32Array(0);
  #other: Int32Array = new Int32Array(0);
  #atOne = 0;
  #atOther = 0;

  constructor(sketches: Sketches) {
    this.#sketches = sketches;
  }

  of(one: number, other: number): void {
    this.#one = this.#sketches.wordsOf(one);
    this.#atOne = this.#sketches.offsetOf(one);
    this.#other = this.#sketches.wordsOf(other);
    this.#atOther = this.#sketches.offsetOf(other);
  }

  one(word: number): number {
    return this.#one[this.#atOne + word] ?? 0;
  }

  other(word: number): number {
    return this.#other[this.#atOther + word] ?? 0;
  }

  isSame(word: number): boolean {
    return this.#one[this.#atOne + word] === this.#other[this.#atOther + word];
  }

  dateOfOne(word: number): string {
    return this.#sketches.dateOf(this.one(word)) ?? '';
  }

  dateOfOther(word: number): string {
    return this.#sketches.dateOf(this.other(word)) ?? '';
  }
}
