import type { LinkingRules } from '../resolution/engine/rules.ts';
import type { IdentityStore } from '../store/identity-store.ts';

/** The rules that the graph's links follow from, read again only when others were kept. */
export class RulesInUse {
  readonly #store: Pick<IdentityStore, 'keptRules' | 'rulesOfNumber'>;
  #rules: LinkingRules;
  #number = 0;

  /** @param own those of this process, until the graph has some */
  constructor(store: Pick<IdentityStore, 'keptRules' | 'rulesOfNumber'>, own: LinkingRules) {
    this.#store = store;
    this.#rules = own;
  }

  /** One statement, and another one after a change. */
  async read(): Promise<LinkingRules> {
    const [last] = await this.#store.keptRules({ limit: 1 });
    if (last && last.number !== this.#number) {
      this.#rules = (await this.#store.rulesOfNumber(last.number)) ?? this.#rules;
      this.#number = last.number;
    }
    return this.#rules;
  }
}
