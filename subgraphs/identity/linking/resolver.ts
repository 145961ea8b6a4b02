import { randomUUID } from 'node:crypto';
import type { LeaveSignal } from '../../kit/leave-signal.ts';
import type { Applied, Batch } from '../following/batch.ts';
import { changedRecords, mentionedKeys } from '../resolution/changes.ts';
import { defaultRules, type LinkingRules } from '../resolution/engine/rules.ts';
import { isOfNewerSoftware, rulesName } from '../resolution/engine/rules-name.ts';
import { customerNames } from '../resolution/golden/customer-names.ts';
import { defaultSurvivorship, type Survivorship } from '../resolution/golden/survivorship.ts';
import { graphName, namingOf, rulesOf } from '../resolution/golden/survivorship-name.ts';
import { carryOut } from '../stewardship/carry-out.ts';
import type { StewardAnswer, StewardOrder } from '../stewardship/order.ts';
import { planOrder } from '../stewardship/plan.ts';
import type { IdentityStore, TransactOptions } from '../store/identity-store.ts';
import type { IdentityTransaction, Standing } from '../store/identity-transaction.ts';
import type { KeptRules } from '../store/kept-rules.ts';
import type { AppliedRules, ApplyingProgress } from './applied-rules.ts';
import { linkBeside } from './link-beside.ts';
import { LinkedByNewer } from './linked-by-newer.ts';
import { catchUp, isWithin, linkAnew, loadMemory, type Memory } from './memory.ts';
import { takeIn, type Working } from './take-in.ts';
import { Turns } from './turns.ts';
import { writeAnew } from './write-anew.ts';

export interface ResolverOptions {
  rules?: LinkingRules;
  /** By which of their records' names customers go. */
  survivorship?: Survivorship;
  actor?: string;
  now?: () => number;
  newCustomerId?: () => string;
  /** So many changed records are worked out and written at a time; a batch may have more. */
  recordsPerPart?: number;
}

/** Seventy random bits. */
const randomDigits = 18;

/**
 * Takes departments' changes into the identity graph. It keeps the graph's records and matches in memory, so that a batch is
 * worked out without reading; whatever other resolvers did in the meantime is taken in first, under the store's lock.
 */
export class Resolver {
  readonly #store: IdentityStore;
  #rules: LinkingRules;
  #rulesName: string;
  /** Who applied them; null while they are those that it was started with. */
  #appliedBy: string | null = null;
  /** Whether it has ever stood where the store stands: from then on it follows the store's rules, whoever chose them. */
  #hasBegun = false;
  readonly #options: Required<Omit<ResolverOptions, 'rules'>>;
  /** Null before the first batch, and after one that failed half way. */
  #memory: Memory | null = null;
  /** Whether memory has gone ahead of what the store is known to have kept. */
  #isAhead = false;
  readonly #turns = new Turns();

  constructor(store: IdentityStore, options: ResolverOptions = {}) {
    const { rules = defaultRules, actor = 'resolver', now = Date.now, newCustomerId = randomCustomerId } = options;
    const { recordsPerPart = 2000, survivorship = defaultSurvivorship } = options;
    this.#store = store;
    this.#rules = rules;
    this.#rulesName = rulesName(rules);
    this.#options = { actor, now, newCustomerId, recordsPerPart, survivorship };
  }

  /** By which it links: its own, until it finds others in the store that were applied. */
  get rules(): LinkingRules {
    return this.#rules;
  }

  /** Records in memory; 0 before the first batch. */
  get records(): number {
    return this.#memory?.engine.population.size ?? 0;
  }

  /**
   * Takes a batch in: customers, matches, proposals, events and the feed's position in one transaction, in a number of round
   * trips that grows with thousands of records only. Batches wait for each other.
   */
  take(batch: Batch): Promise<Applied> {
    const inParts = batch.changes.length > this.#options.recordsPerPart;
    return this.#inTurn((transaction) => this.#apply(transaction, batch), { inParts });
  }

  /** Reads what is in the store, and works everything out anew when it follows from other rules. */
  start(): Promise<void> {
    const standing = async (transaction: IdentityTransaction): Promise<void> => {
      await this.#standing(transaction, '');
    };
    return this.#inTurn(standing, { inParts: true });
  }

  /**
   * Does what a steward orders, or says why not. A preview writes nothing.
   *
   * @param signal aborted by whoever no longer waits; an order that has not begun by then is not carried out
   */
  decide(order: StewardOrder, signal?: LeaveSignal): Promise<StewardAnswer> {
    return this.#ahead(async (transaction) => {
      signal?.throwIfAborted();
      const { memory } = await this.#standing(transaction, '');
      const plan = await planOrder(order, { engine: memory.engine, reader: transaction.stewarded });
      if (!('always' in plan)) return plan;
      this.#isAhead = true;
      const { now, newCustomerId, survivorship } = this.#options;
      const { done, resolved } = carryOut(plan, order, memory, { now: now(), newCustomerId, survivorship });
      if (!order.preview) await transaction.write(resolved.effects);
      return done;
    });
  }

  /** Looks at memory as it is once it has taken in all that the store holds. */
  look<T>(at: (memory: Memory) => T, signal?: LeaveSignal): Promise<T> {
    return this.#ahead(async (transaction) => {
      signal?.throwIfAborted();
      return at((await this.#standing(transaction, '')).memory);
    });
  }

  /**
   * Has customers follow from this resolver's rules, and every other resolver adopt them. All records are linked by them beside
   * the others' work; what that says is written in one transaction.
   *
   * @param by who wants it
   */
  async applyRules(by: string, { onLinked, onWritten }: ApplyingProgress = {}): Promise<AppliedRules> {
    const done = await this.#inTurn(async (transaction) => {
      const { rules } = await transaction.begin('');
      return this.#keepIfLinked(transaction, rules, by);
    });
    if (done) return done;
    let linked: Memory | null = await linkBeside(this.#store, this.#rules, onLinked);
    const write = async (transaction: IdentityTransaction): Promise<AppliedRules> => {
      const standing = await transaction.begin('');
      const { rules, sequence } = standing;
      const done = await this.#keepIfLinked(transaction, rules, by);
      if (done) return done;
      this.#isAhead = true;
      const isOfThisGraph = linked !== null && (await isWithin(linked, standing, transaction));
      const memory = linked && isOfThisGraph ? linked : await linkAnew(transaction, this.#rules, standing);
      // A store may run the work again when it failed half way, and then memory has gone ahead.
      linked = null;
      if (memory.sequence !== sequence) await catchUp(transaction, memory, standing);
      this.#appliedBy = by;
      await this.#writeAnew(transaction, memory, rules, onWritten);
      await this.#nameAnew(transaction, rules, memory);
      return 'LINKED';
    };
    return this.#inTurn(write, { inParts: true });
  }

  /** There is nothing to link where the graph follows from these rules; that somebody wants them is kept all the same. */
  async #keepIfLinked(
    transaction: IdentityTransaction,
    standing: string | null,
    by: string,
  ): Promise<AppliedRules | null> {
    const [name, rules, at] = [this.#rulesName, this.#rules, this.#options.now()];
    if (standing === null || rulesOf(standing) !== name) return null;
    const kept = await transaction.rulesInUse();
    if (kept && kept.by !== null && kept.name === name) return 'IN_USE';
    await transaction.keepRules({ name, rules, by, at });
    return 'KEPT';
  }

  #inTurn<T>(work: (transaction: IdentityTransaction) => Promise<T>, options?: TransactOptions): Promise<T> {
    return this.#turns.run(() => this.#transact(work, options));
  }

  /** For what somebody waits for. */
  #ahead<T>(work: (transaction: IdentityTransaction) => Promise<T>): Promise<T> {
    return this.#turns.runAhead(() => this.#transact(work));
  }

  async #transact<T>(work: (transaction: IdentityTransaction) => Promise<T>, options?: TransactOptions): Promise<T> {
    try {
      const done = await this.#store.transact(work, options);
      this.#isAhead = false;
      this.#hasBegun = true;
      return done;
    } catch (error) {
      if (this.#isAhead) this.#memory = null;
      throw error;
    }
  }

  async #apply(
    transaction: IdentityTransaction,
    { department, after, last, lastId, changes, setAside = [] }: Batch,
  ): Promise<Applied> {
    // What is known is asked for before the lock is answered; a store answers in the order in which it is asked.
    const [{ position, memory, setAside: alreadySetAside }, known] = await Promise.all([
      this.#standing(transaction, department),
      transaction.known(mentionedKeys(changes)),
    ]);
    if (position !== after) return { applied: false, position };
    const { changed, aliases } = changedRecords(changes, known.records, known.aliases);
    const writing: Promise<void>[] = [];
    if (changed.length > 0 || aliases.put.length > 0 || aliases.remove.length > 0) {
      this.#isAhead = true;
      writing.push(takeIn(transaction, memory, { changed, aliases }, this.#working));
    }
    const forget = alreadySetAside > 0 ? mentionedKeys(changes) : [];
    if (setAside.length > 0 || forget.length > 0) {
      const at = this.#options.now();
      const asides = setAside.map((change) => ({ ...change, department, at }));
      writing.push(transaction.setAside(asides, forget));
    }
    // All of the feed is told anew, under numbers that may name other changes.
    if (last < after && alreadySetAside > 0) writing.push(transaction.forgetSetAside(department));
    writing.push(transaction.advance(department, { position: last, entryId: lastId ?? null }));
    await allOf(writing);
    return { applied: true, position: last };
  }

  get #working(): Working {
    return { ...this.#options, rules: this.#rules };
  }

  /** Takes the lock, brings memory to where the store stands, and names customers anew that were named by other strategies. */
  async #standing(transaction: IdentityTransaction, department: string): Promise<Standing & { memory: Memory }> {
    const standing = await this.#linkedStanding(transaction, department);
    await this.#nameAnew(transaction, standing.rules, standing.memory);
    return standing;
  }

  async #nameAnew(transaction: IdentityTransaction, standing: string | null, memory: Memory): Promise<void> {
    const graph = graphName(this.#rulesName, this.#options.survivorship);
    if (standing === null || namingOf(standing) === namingOf(graph)) return;
    const { engine, homes } = memory;
    await transaction.rename(customerNames(engine.population, homes, this.#options.survivorship.name), graph);
  }

  async #linkedStanding(transaction: IdentityTransaction, department: string): Promise<Standing & { memory: Memory }> {
    const standing = await transaction.begin(department);
    const rules = standing.rules && rulesOf(standing.rules);
    // A store may run the work again when it failed half way.
    if (this.#isAhead) this.#memory = null;
    // Of a store that was put back to a backup memory knows too much, also when the store has gone on from there.
    if (this.#memory && !(await isWithin(this.#memory, standing, transaction))) this.#memory = null;
    if (rules !== this.#rulesName) this.#adopt(await transaction.rulesInUse(), rules);
    // Two versions that both link would work everything out anew by turns, for as long as both run.
    if (rules !== this.#rulesName && this.#hasBegun && rules && isOfNewerSoftware(rules)) throw new LinkedByNewer();
    if (rules !== this.#rulesName) return { ...standing, memory: await this.#resolveAnew(transaction, standing) };
    if (this.#memory === null) this.#memory = await loadMemory(transaction, this.#rules, standing);
    else if (this.#memory.sequence !== standing.sequence) {
      this.#isAhead = true;
      await catchUp(transaction, this.#memory, standing);
    }
    return { ...standing, memory: this.#memory };
  }

  /** What was applied to the graph is in use until something else is; what a house was started with, until another one is. */
  #adopt(kept: KeptRules | null, standing: string | null): void {
    if (!kept || (kept.by === null && !(this.#hasBegun && kept.name === standing))) return;
    this.#memory = null;
    this.#rules = kept.rules;
    this.#rulesName = rulesName(kept.rules);
    this.#appliedBy = kept.by;
  }

  /** Other rules: records and customers' ids stay, everything else follows anew. */
  async #resolveAnew(transaction: IdentityTransaction, standing: Standing): Promise<Memory> {
    this.#isAhead = true;
    const memory = await linkAnew(transaction, this.#rules, standing);
    await this.#writeAnew(transaction, memory, standing.rules);
    return memory;
  }

  async #writeAnew(
    transaction: IdentityTransaction,
    memory: Memory,
    standing: string | null,
    onWritten?: (records: number) => void,
  ): Promise<void> {
    const [name, rules, by, at] = [this.#rulesName, this.#rules, this.#appliedBy, this.#options.now()];
    const former = standing && rulesOf(standing);
    await writeAnew(transaction, memory, { kept: { name, rules, by, at }, former }, this.#working, onWritten);
    this.#memory = memory;
  }
}

/** Nothing may still be on its way when a transaction is taken back. */
async function allOf(writing: readonly Promise<void>[]): Promise<void> {
  for (const written of await Promise.allSettled(writing)) if (written.status === 'rejected') throw written.reason;
}

/** Opaque and never met twice; those of one time stand together in an index, which is why they begin with it. */
function randomCustomerId(): string {
  return `c_${Date.now().toString(36)}${randomUUID().replaceAll('-', '').slice(-randomDigits)}`;
}
