import type { Hold, Match, RecordRef } from '../match.ts';
import { refusals } from '../match.ts';
import type { ChangedPair } from './changed-pairs.ts';
import type { Apart, ClusteringMatter } from './cluster-component.ts';
import type { ClusteredFamily, SettledComponent } from './cluster-family.ts';
import { evidenceText } from './evidence.ts';
import { holdNumber } from './holds.ts';
import { questionId } from './question-id.ts';
import { noRegrouping, type Regrouping } from './regrouping.ts';
import { refOf } from './revise-population.ts';
import { matchBarOf } from './rules.ts';

export interface Question {
  mean: number;
  reason: Hold;
}

interface Suspected {
  records: number;
  density: number;
}

/** What became of each pair, and which questions are open about them; tells what is another than it was. */
export class Settlement {
  readonly #matter: ClusteringMatter;
  readonly #questions = new Map<number, Question>();
  readonly #suspicions = new Map<number, Suspected>();
  /** Edges whose weight or evidence may be another than what was told. */
  readonly #fresh = new Set<number>();
  /** Those of them that were not there before. */
  readonly #added = new Set<number>();
  /** Edges that were told in this batch; one between two components is met from both. */
  readonly #settled = new Set<number>();
  #told: Regrouping = noRegrouping();
  #removed = new Map<number, RecordRef>();

  constructor(matter: ClusteringMatter) {
    this.#matter = matter;
  }

  /** Begins a batch; what it brings is added to the regrouping that is returned. */
  begin(removed: Regrouping['removed']): Regrouping {
    this.#told = { ...noRegrouping(), removed };
    this.#removed = new Map(removed.map(({ slot, ref }) => [slot, ref]));
    this.#fresh.clear();
    this.#added.clear();
    this.#settled.clear();
    return this.#told;
  }

  /** What the batch brings from here on is added to another regrouping. */
  goOn(): Regrouping {
    this.#told = noRegrouping();
    return this.#told;
  }

  /** Every match and question is told again when it is settled. */
  forgetAll(): void {
    this.#questions.clear();
    this.#suspicions.clear();
    const { population, graph } = this.#matter;
    for (let slot = 0; slot < population.slots; slot++) graph.forEach(slot, (edge) => this.#fresh.add(edge));
    for (const edge of this.#fresh) this.#added.add(edge);
  }

  remember(edge: number, question: Question): void {
    if (edge !== -1) this.#questions.set(edge, question);
  }

  rememberAlert(edge: number, suspected: Suspected): void {
    if (edge !== -1) this.#suspicions.set(edge, suspected);
  }

  questionAbout(edge: number): Question | null {
    return this.#questions.get(edge) ?? null;
  }

  change({ a, b, weight }: ChangedPair): void {
    const { graph, rules } = this.#matter;
    const edge = graph.find(a, b);
    if (weight >= matchBarOf(rules)) {
      if (edge !== -1) graph.setWeight(edge, weight);
      const changed = edge === -1 ? graph.add(a, b, weight, 0) : edge;
      this.#fresh.add(changed);
      if (edge === -1) this.#added.add(changed);
    } else if (edge !== -1) {
      this.#told.removedMatches.push(this.#pairOf(edge));
      this.#withdraw(edge);
      this.#clear(edge);
      this.#fresh.delete(edge);
      this.#added.delete(edge);
      graph.remove(edge);
    }
  }

  /** Says of each pair of records what became of it. */
  settle({ components, isTied }: ClusteredFamily): void {
    for (const settled of components) this.#settleComponent(settled, isTied);
  }

  #settleComponent({ component, clustered }: SettledComponent, isTied: ClusteredFamily['isTied']): void {
    const { clusters, apart, bridges } = clustered;
    const { graph, decisions } = this.#matter;
    const clusterOf = new Map(clusters.flatMap((slots, place) => slots.map((slot) => [slot, place] as const)));
    const between = new Map(apart.map((each) => [each.a * clusters.length + each.b, each]));
    const bridging = new Map(bridges.map(({ edge, records, density }) => [edge, { records, density }]));
    const strongest = new Map<Apart, number>();
    for (const slot of component) {
      const own = clusterOf.get(slot) ?? 0;
      const decided = decisions.withOthers(slot);
      graph.forEach(slot, (edge, other) => {
        const others = clusterOf.get(other);
        if (others !== undefined && other < slot) return;
        if (others === undefined ? isTied(slot, other) : others === own) this.#put(edge, null);
        else {
          const apartAs =
            others === undefined
              ? undefined
              : between.get(Math.min(own, others) * clusters.length + Math.max(own, others));
          const isDecided = decided.get(other)?.type === 'NEVER';
          const hold = apartAs?.hold ?? (isDecided ? 'NEVER' : this.#holdAcross(edge));
          this.#put(edge, bridging.has(edge) ? 'BRIDGE' : hold);
          if (apartAs && !isDecided) strongest.set(apartAs, this.#stronger(strongest.get(apartAs), edge));
        }
        const suspected = bridging.get(edge);
        if (suspected && !decided.has(other)) this.#raise(edge, suspected);
        else this.#clear(edge);
      });
    }
    const asked = new Set<number>();
    for (const [each, edge] of strongest) {
      if (!this.#isWorthAsking(each, graph.weightOf(edge))) continue;
      asked.add(edge);
      this.#ask(edge, { mean: each.mean, reason: each.hold });
    }
    if (this.#questions.size === 0) return;
    for (const slot of component)
      graph.forEach(slot, (edge) => {
        if (!asked.has(edge)) this.#withdraw(edge);
      });
  }

  /** Why a pair of two components is apart. One that would join them is let go only where too many hang together. */
  #holdAcross(edge: number): Hold {
    const { graph, population, rules } = this.#matter;
    const { isRepeat } = population.repeating;
    const isCrowded = graph.weightOf(edge) >= rules.mergeBar && !graph.ends(edge).some((slot) => isRepeat(slot));
    return isCrowded ? 'COMPONENT_LIMIT' : 'BELOW_BAR';
  }

  #put(edge: number, hold: Hold | null): void {
    const { graph, population, weigher, rules } = this.#matter;
    const number = holdNumber(hold);
    const isTold = this.#settled.has(edge) || !this.#fresh.has(edge);
    if (isTold && graph.holdOf(edge) === number) return;
    graph.setHold(edge, number);
    this.#settled.add(edge);
    const [a, b] = graph.ends(edge);
    const [low, high] = population.keyOf(a) < population.keyOf(b) ? [a, b] : [b, a];
    const { weight, evidence } = weigher.score(low, high);
    const match: Match = {
      ...{ low: refOf(population, low), high: refOf(population, high), weight },
      ...{ evidence: evidenceText(evidence), model: rules.model.name, hold, isNew: this.#added.delete(edge) },
    };
    this.#told.matches.push(match);
  }

  /** Of two pairs the one that weighs more, of equals the first by their keys. */
  #stronger(known: number | undefined, edge: number): number {
    if (known === undefined) return edge;
    const { graph } = this.#matter;
    const difference = graph.weightOf(edge) - graph.weightOf(known);
    if (difference !== 0) return difference > 0 ? edge : known;
    const [a, b] = [this.#pairOf(edge), this.#pairOf(known)];
    const isFirst = a.low.key < b.low.key || (a.low.key === b.low.key && a.high.key < b.high.key);
    return isFirst ? edge : known;
  }

  #isWorthAsking({ hold, mean }: Apart, weight: number): boolean {
    if (refusals.includes(hold)) return false;
    const { proposalBar, proposalPairBar } = this.#matter.rules;
    return hold !== 'BELOW_BAR' || mean >= proposalBar || weight >= proposalPairBar;
  }

  #ask(edge: number, question: Question): void {
    const known = this.#questions.get(edge);
    const isFresh = this.#fresh.has(edge) || known?.mean !== question.mean || known.reason !== question.reason;
    if (!isFresh) return;
    this.#questions.set(edge, question);
    const { graph, weigher, rules } = this.#matter;
    const { low, high } = this.#pairOf(edge);
    const [a, b] = graph.ends(edge);
    this.#told.proposals.push({
      ...{ id: questionId('proposal', low.key, high.key), low, high, ...question },
      ...{ weight: graph.weightOf(edge) - weigher.easeOf(a, b), model: rules.model.name },
    });
  }

  #withdraw(edge: number): void {
    if (!this.#questions.delete(edge)) return;
    const { low, high } = this.#pairOf(edge);
    this.#told.withdrawnProposals.push(questionId('proposal', low.key, high.key));
  }

  #raise(edge: number, suspected: Suspected): void {
    const known = this.#suspicions.get(edge);
    if (known?.records === suspected.records && known.density === suspected.density) return;
    this.#suspicions.set(edge, suspected);
    const { low, high } = this.#pairOf(edge);
    const id = questionId('alert', low.key, high.key);
    this.#told.alerts.push({ id, low, high, ...suspected, isNew: known === undefined });
  }

  #clear(edge: number): void {
    if (!this.#suspicions.delete(edge)) return;
    const { low, high } = this.#pairOf(edge);
    this.#told.clearedAlerts.push(questionId('alert', low.key, high.key));
  }

  #pairOf(edge: number): { low: RecordRef; high: RecordRef } {
    const [a, b] = this.#matter.graph.ends(edge).map((slot) => this.#refOf(slot));
    if (!a || !b) throw new RangeError(`no pair ${edge}`);
    return a.key < b.key ? { low: a, high: b } : { low: b, high: a };
  }

  /** Of a record that is no more as well. */
  #refOf(slot: number): RecordRef {
    return this.#removed.get(slot) ?? refOf(this.#matter.population, slot);
  }
}
