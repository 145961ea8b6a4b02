import type { JoinObserver } from '../clustering/average-linkage.ts';
import type { Decision } from '../decision.ts';
import type { Hold, StoredMatch } from '../match.ts';
import { Population, type PopulationEntry, type PopulationOptions } from '../population/population.ts';
import { type ChangedPair, changedPairs } from './changed-pairs.ts';
import type { ClusteringMatter } from './cluster-component.ts';
import { type ClusteredFamily, clusterFamily } from './cluster-family.ts';
import { type DecisionChange, Decisions } from './decisions.ts';
import { Families } from './families.ts';
import { holdNumber } from './holds.ts';
import { MatchGraph } from './match-graph.ts';
import { blockingOf, mayRepeatBy } from './population-options.ts';
import { noRegrouping, type Regrouping } from './regrouping.ts';
import { type PopulationChange, revisePopulation, type Shift } from './revise-population.ts';
import { type LinkingRules, matchBarOf } from './rules.ts';
import { type Question, Settlement } from './settlement.ts';
import { type Weigher, weigherOf } from './weigher.ts';

/**
 * All present records and how they group, in memory. Which records are one customer, which pairs match and what is proposed
 * follow from the present records and the rules alone: in whatever order and batches they came, the same is the outcome.
 */
export class Engine {
  readonly population: Population;
  readonly rules: LinkingRules;
  readonly decisions: Decisions;
  readonly #graph = new MatchGraph();
  readonly #weigher: Weigher;
  readonly #matter: ClusteringMatter;
  readonly #families: Families;
  readonly #settlement: Settlement;

  /** @param options what a test may choose smaller than the model does */
  constructor(rules: LinkingRules, options: PopulationOptions = blockingOf(rules)) {
    this.population = new Population({ mayRepeat: mayRepeatBy(rules), ...options });
    this.rules = rules;
    this.decisions = new Decisions(this.population);
    this.#weigher = weigherOf(this.population, rules);
    this.#matter = {
      population: this.population,
      graph: this.#graph,
      weigher: this.#weigher,
      rules,
      decisions: this.decisions,
    };
    this.#families = new Families(this.#matter);
    this.#settlement = new Settlement(this.#matter);
  }

  get matches(): number {
    return this.#graph.size;
  }

  /** Everything that customers follow from, to be read and never changed. */
  get matter(): ClusteringMatter {
    return this.#matter;
  }

  /** The customers among the records that hang together with a record, or that decisions tie to those, as they are. */
  customersAround(slot: number, observe?: JoinObserver): ClusteredFamily {
    return clusterFamily(this.#families.around(slot), this.#matter, observe);
  }

  /** What stewards are asked about a pair; null when nothing is. */
  questionAbout(edge: number): Question | null {
    return this.#settlement.questionAbout(edge);
  }

  /** Takes a batch in. What it touches is worked out anew; the rest stays as it is. */
  apply(change: PopulationChange, decided: DecisionChange = noDecisions): Regrouping {
    this.population.begin();
    this.population.noteDecisions(decided.made, decided.revoked);
    const shift = revisePopulation(this.population, change);
    const pairs = changedPairs(shift, { ...this.#matter, matchBar: matchBarOf(this.rules) });
    const touched = touchedBy(shift, pairs);
    this.#addDecided(decided, touched);
    this.#addLeftBehind(shift, touched);
    this.#addStoodFor(change, touched);
    const affected = new Set<number>();
    // Whoever hung together before may not do so any more.
    this.#families.addAround(touched, affected, this.population.repeatingBefore);
    this.#noteFormerKeys(change);
    this.decisions.apply(decided);
    this.#addDecided(decided, touched);
    const settled = this.#settlement.begin(shift.removed);
    for (const pair of pairs) this.#settlement.change(pair);
    const gone = new Set(shift.removed.map(({ slot }) => slot));
    for (const slot of gone) touched.delete(slot);
    this.#families.addAround(touched, affected);
    for (const slot of gone) affected.delete(slot);
    settled.clusters = this.#cluster(affected);
    return settled;
  }

  /** Takes records in without asking what they match, for a graph that is read from a store. */
  load(entries: readonly PopulationEntry[]): void {
    for (const entry of entries) {
      this.population.add(entry);
      this.decisions.noteFormerKeys(entry.key, entry.formerKeys);
    }
    // Matches that are loaded know of these blocks; one that opens afterwards has crossed its limit once, not twice.
    this.population.takeCrossings();
    this.population.takeRecast();
    this.population.begin();
  }

  /** Takes decisions in before the records that they are about. */
  loadDecisions(made: readonly Decision[]): void {
    this.population.noteDecisions(made, []);
    this.decisions.apply({ made, revoked: [] });
  }

  /** Takes matches in as they were found before. */
  loadMatches(matches: readonly Pick<StoredMatch, 'low' | 'high' | 'weight' | 'hold'>[]): void {
    for (const { low, high, weight, hold } of matches) {
      const [a, b] = [this.population.slotOf(low), this.population.slotOf(high)];
      if (a !== -1 && b !== -1) this.#graph.add(a, b, weight + this.#weigher.easeOf(a, b), holdNumber(hold));
    }
  }

  /** Takes open questions in as they were asked before. */
  loadQuestions(
    proposals: readonly { low: string; high: string; mean: number; reason: Hold }[],
    alerts: readonly { low: string; high: string; records: number; density: number }[],
  ): void {
    for (const { low, high, mean, reason } of proposals)
      this.#settlement.remember(this.#edgeOf(low, high), { mean, reason });
    for (const { low, high, records, density } of alerts)
      this.#settlement.rememberAlert(this.#edgeOf(low, high), { records, density });
  }

  /** Everything as if nothing of it had been told before. */
  everything(): Regrouping {
    const [all = noRegrouping()] = this.inParts(() => [], Number.POSITIVE_INFINITY);
    return all;
  }

  /**
   * Everything as if nothing of it had been told before, in parts of some size, so that a large graph is told in little memory.
   *
   * @param companions records that have to be told in one part with a record, beside those that hang together with it
   */
  *inParts(companions: (slot: number) => readonly number[], recordsPerPart: number): Generator<Regrouping> {
    this.#settlement.begin([]);
    this.#settlement.forgetAll();
    const met = new Set<number>();
    let part = new Set<number>();
    const tell = (): Regrouping => {
      const settled = this.#settlement.goOn();
      settled.clusters = this.#cluster(part);
      part = new Set();
      return settled;
    };
    for (let slot = 0; slot < this.population.slots; slot++) {
      if (!this.population.isPresent(slot) || met.has(slot)) continue;
      for (const other of this.#families.closedAround(slot, companions)) {
        met.add(other);
        part.add(other);
      }
      if (part.size >= recordsPerPart) yield tell();
    }
    if (part.size > 0) yield tell();
  }

  #edgeOf(low: string, high: string): number {
    return this.#graph.find(this.population.slotOf(low), this.population.slotOf(high));
  }

  /** The records that a decision that begins or ceases to count is about. */
  #addDecided({ made, revoked }: DecisionChange, touched: Set<number>): void {
    for (const { low, high } of [...made, ...revoked]) {
      for (const key of [low, high]) {
        const slot = this.decisions.slotOf(key);
        if (slot !== -1) touched.add(slot);
      }
    }
  }

  /** Whom decisions tied to records that are no more. */
  #addLeftBehind({ removed }: Shift, touched: Set<number>): void {
    for (const { ref } of removed) for (const { other } of this.decisions.ofKey(ref.key)) touched.add(other);
  }

  /** Who stood for records that are there again or get another survivor; they may have been told apart from them in another part. */
  #addStoodFor({ put }: PopulationChange, touched: Set<number>): void {
    if (this.decisions.isEmpty) return;
    for (const { key, formerKeys } of put) {
      for (const name of [key, ...formerKeys]) {
        const slot = this.decisions.survivorOf(name);
        if (slot !== -1) touched.add(slot);
      }
    }
  }

  #noteFormerKeys({ put, remove }: PopulationChange): void {
    for (const key of remove) this.decisions.noteFormerKeys(key, []);
    for (const { key, formerKeys } of put) this.decisions.noteFormerKeys(key, formerKeys);
  }

  #cluster(slots: ReadonlySet<number>): number[][] {
    const clusters: number[][] = [];
    const done = new Set<number>();
    for (const slot of slots) {
      if (done.has(slot)) continue;
      if (this.#families.isAlone(slot)) {
        clusters.push([slot]);
        continue;
      }
      const family = this.#families.around(slot);
      for (const component of family) for (const member of component) done.add(member);
      const clustered = clusterFamily(family, this.#matter);
      this.#settlement.settle(clustered);
      for (const cluster of clustered.clusters) clusters.push(cluster);
    }
    return clusters;
  }
}

const noDecisions: DecisionChange = { made: [], revoked: [] };
/** Records whose surroundings may be others than before. */
function touchedBy({ changed, removed, respread }: Shift, pairs: readonly ChangedPair[]): Set<number> {
  const touched = new Set(changed.map(({ slot }) => slot));
  for (const { slot } of removed) touched.add(slot);
  for (const holders of respread) for (const slot of holders) touched.add(slot);
  for (const { a, b } of pairs) touched.add(a).add(b);
  return touched;
}
