const mostTexts = 200;
const mostCharacters = 1_000_000;

/** What is known of the texts that came last. */
export class RecentTexts<Known> {
  readonly #known = new Map<string, Known>();
  #characters = 0;

  get(text: string): Known | undefined {
    return this.#known.get(text);
  }

  add(text: string, known: Known): void {
    if (this.#known.has(text)) this.#drop(text);
    this.#known.set(text, known);
    this.#characters += text.length;
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= mostTexts && this.#characters <= mostCharacters) return;
      this.#drop(oldest);
    }
  }

  /** Unless something else is known of it by now. */
  forget(text: string, known: Known): void {
    if (this.#known.get(text) === known) this.#drop(text);
  }

  clear(): void {
    this.#known.clear();
    this.#characters = 0;
  }

  #drop(text: string): void {
    this.#known.delete(text);
    this.#characters -= text.length;
  }
}
