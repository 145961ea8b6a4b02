import { isIdKey, keyPoints, typeOfKey } from '../candidates/key-types.ts';
import { Postings } from './postings.ts';
import { Visits } from './visits.ts';

/** Which records hold each blocking key, and whether so few that it is of use. */
export class Blocks {
  readonly #limits: readonly number[];
  readonly #holders = new Postings();
  readonly #visits = new Visits();
  /** Blocks that crossed their limit, once for each time. */
  #crossings: number[] = [];
  /** Records whose ids others began or ceased to name. */
  #renamed: number[] = [];

  /** @param limits the most members of a block of use, by the type of its key */
  constructor(limits: readonly number[]) {
    this.#limits = limits;
  }

  /** With more members than this a block is of no use. */
  limitOf(block: number): number {
    return this.#limits[typeOfKey(block)] ?? 0;
  }

  sizeOf(block: number): number {
    return this.#holders.sizeOf(block);
  }

  membersOf(block: number): number[] {
    return this.#holders.membersOf(block);
  }

  isOfUse(block: number): boolean {
    return this.sizeOf(block) <= this.limitOf(block);
  }

  add(block: number, slot: number): void {
    const size = this.#holders.add(block, slot);
    if (size === this.limitOf(block) + 1) this.#crossings.push(block);
    if (size === 2 && isIdKey(block)) this.#renamed.push(...this.membersOf(block));
  }

  remove(block: number, slot: number): void {
    const size = this.#holders.remove(block, slot);
    if (size === this.limitOf(block)) this.#crossings.push(block);
    if (size === 1 && isIdKey(block)) this.#renamed.push(...this.membersOf(block));
  }

  /**
   * The records with which the blocks of use among these make enough points, each once, in no particular order.
   *
   * @param end every slot is below
   */
  withPoints(enough: number, blocks: readonly number[], end: number): number[] {
    this.#visits.start(end);
    for (const block of blocks) {
      const size = this.#holders.find(block);
      if (size < 2 || size > this.limitOf(block)) continue;
      const points = keyPoints[typeOfKey(block)] ?? 0;
      const { list, start } = this.#holders;
      for (let index = start; index < start + size; index++) this.#visits.note(list[index] ?? 0, points);
    }
    return this.#visits.withPoints(enough);
  }

  /** Blocks that are of use and were not when this was last asked, and the other way round. */
  takeCrossings(): { opened: number[]; closed: number[] } {
    const times = new Map<number, number>();
    for (const block of this.#crossings) times.set(block, (times.get(block) ?? 0) + 1);
    this.#crossings = [];
    const crossed = [...times].filter(([, count]) => count % 2 === 1).map(([block]) => block);
    const isOpen = (block: number): boolean => this.isOfUse(block);
    return { opened: crossed.filter(isOpen), closed: crossed.filter((block) => !isOpen(block)) };
  }

  /** Records whose ids others began or ceased to name since this was last asked. */
  takeRenamed(): readonly number[] {
    if (this.#renamed.length === 0) return none;
    const renamed = this.#renamed;
    this.#renamed = [];
    return renamed;
  }
}

const none: readonly number[] = [];
