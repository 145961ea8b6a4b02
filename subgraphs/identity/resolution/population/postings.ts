import { Cells, largestCell, sameSize } from './cells.ts';
import { KeySegment } from './key-segment.ts';

const segmentBits = 9;
const longestInCell = largestCell - 1;
/** Well below what a cell holds, so that a list at the limit does not move to and fro. */
const shortestApart = longestInCell >> 1;

/**
 * Lists of slots by hashed key. A list of one is kept in the hash table itself, a short one in a cell with its length in
 * front, a long one in an array of its own. Adding costs the same whatever the length.
 */
export class Postings {
  readonly #segments = Array.from({ length: 1 << segmentBits }, () => new KeySegment());
  readonly #cells = new Cells();
  readonly #long: LongList[] = [];
  readonly #unusedLong: number[] = [];
  readonly #single = new Int32Array(1);
  /** Where `find` found the list: it begins at `start` and is good until the next call of any method. */
  list: Int32Array = this.#single;
  start = 0;

  /** How many slots have this key; the list is at `list` from `start` on, in no particular order. */
  find(key: number): number {
    const value = this.#segmentOf(key).get(key);
    if (value >= 0) {
      this.list = this.#single;
      this.start = 0;
      this.#single[0] = value - 1;
      return value === 0 ? 0 : 1;
    }
    this.list = this.#cells.wordsAt(-value);
    this.start = this.#cells.offsetOf(-value) + 1;
    const length = this.list[this.start - 1] ?? 0;
    if (length > 0) return length;
    const long = this.#longAt(length);
    this.list = long.slots;
    this.start = 0;
    return long.length;
  }

  sizeOf(key: number): number {
    return this.find(key);
  }

  /** @param most how many are wanted at most */
  membersOf(key: number, most = Number.POSITIVE_INFINITY): number[] {
    const length = Math.min(most, this.find(key));
    return Array.from(this.list.subarray(this.start, this.start + length));
  }

  /**
   * The slot must not have the key yet.
   *
   * @returns how many slots have the key now
   */
  add(key: number, slot: number): number {
    const segment = this.#segmentOf(key);
    const value = segment.setFirst(key, slot + 1);
    if (value === 0) return 1;
    if (value < 0) return this.#append(segment, key, -value, slot);
    segment.set(key, -this.#cellWith([value - 1, slot]));
    return 2;
  }

  /** @returns how many slots have the key now; -1 where the slot did not have it */
  remove(key: number, slot: number): number {
    const segment = this.#segmentOf(key);
    const value = segment.get(key);
    if (value === slot + 1) segment.delete(key);
    if (value >= 0) return value === slot + 1 ? 0 : -1;
    const isLong = (this.#cells.wordsAt(-value)[this.#cells.offsetOf(-value)] ?? 0) < 0;
    return isLong ? this.#takeOutOfLong(segment, key, -value, slot) : this.#takeOut(segment, key, -value, slot);
  }

  #append(segment: KeySegment, key: number, address: number, slot: number): number {
    const words = this.#cells.wordsAt(address);
    const offset = this.#cells.offsetOf(address);
    const length = words[offset] ?? 0;
    if (length < 0) {
      append(this.#longAt(length), slot);
      return this.#longAt(length).length;
    }
    if (sameSize(length + 1, length + 2)) {
      words[offset + length + 1] = slot;
      words[offset] = length + 1;
      return length + 1;
    }
    segment.set(
      key,
      -(length < longestInCell ? this.#larger(address, length, slot) : this.#setApart(address, length, slot)),
    );
    this.#cells.release(address, length + 1);
    return length + 1;
  }

  #takeOut(segment: KeySegment, key: number, address: number, slot: number): number {
    const words = this.#cells.wordsAt(address);
    const offset = this.#cells.offsetOf(address);
    const length = words[offset] ?? 0;
    const place = words.subarray(offset + 1, offset + 1 + length).indexOf(slot);
    if (place === -1) return -1;
    words[offset + 1 + place] = words[offset + length] ?? 0;
    words[offset] = length - 1;
    if (length > 2 && sameSize(length, length + 1)) return length - 1;
    const slots = [...words.subarray(offset + 1, offset + length)];
    this.#cells.release(address, length + 1);
    segment.set(key, slots.length === 1 ? (slots[0] ?? 0) + 1 : -this.#cellWith(slots));
    return length - 1;
  }

  #takeOutOfLong(segment: KeySegment, key: number, address: number, slot: number): number {
    const index = this.#cells.wordsAt(address)[this.#cells.offsetOf(address)] ?? 0;
    const long = this.#longAt(index);
    const place = long.slots.subarray(0, long.length).indexOf(slot);
    if (place === -1) return -1;
    long.length -= 1;
    long.slots[place] = long.slots[long.length] ?? 0;
    if (long.length > shortestApart) return long.length;
    this.#cells.release(address, 1);
    segment.set(key, -this.#cellWith([...long.slots.subarray(0, long.length)]));
    const { length } = long;
    long.slots = new Int32Array(0);
    this.#unusedLong.push(-index - 1);
    return length;
  }

  #cellWith(slots: readonly number[]): number {
    const address = this.#cells.allocate(slots.length + 1);
    const words = this.#cells.wordsAt(address);
    const offset = this.#cells.offsetOf(address);
    words[offset] = slots.length;
    words.set(slots, offset + 1);
    return address;
  }

  /** A larger cell with one slot more. */
  #larger(address: number, length: number, slot: number): number {
    const larger = this.#cells.allocate(length + 2);
    const [from, into] = [this.#cells.wordsAt(address), this.#cells.wordsAt(larger)];
    const [start, begin] = [this.#cells.offsetOf(address), this.#cells.offsetOf(larger)];
    for (let place = 1; place <= length; place++) into[begin + place] = from[start + place] ?? 0;
    into[begin + length + 1] = slot;
    into[begin] = length + 1;
    return larger;
  }

  /** The cell of a long list only says which one it is, as a negative length. */
  #setApart(address: number, length: number, slot: number): number {
    const start = this.#cells.offsetOf(address) + 1;
    const index = this.#unusedLong.pop() ?? this.#long.length;
    const long = { slots: new Int32Array(2 * length), length: length + 1 };
    long.slots.set(this.#cells.wordsAt(address).subarray(start, start + length));
    long.slots[length] = slot;
    this.#long[index] = long;
    const apart = this.#cells.allocate(1);
    this.#cells.wordsAt(apart)[this.#cells.offsetOf(apart)] = -index - 1;
    return apart;
  }

  #longAt(length: number): LongList {
    const long = this.#long[-length - 1];
    if (long === undefined) throw new RangeError(`no list ${-length - 1}`);
    return long;
  }

  #segmentOf(key: number): KeySegment {
    const segment = this.#segments[key >>> (32 - segmentBits)];
    if (segment === undefined) throw new RangeError(`no segment for ${key}`);
    return segment;
  }
}

interface LongList {
  slots: Int32Array;
  length: number;
}

function append(long: LongList, slot: number): void {
  if (long.length === long.slots.length) {
    const slots = new Int32Array(Math.ceil(long.slots.length * 1.5));
    slots.set(long.slots);
    long.slots = slots;
  }
  long.slots[long.length] = slot;
  long.length += 1;
}
