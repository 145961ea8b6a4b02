const first = 1 << 12;
const none = -1;

/**
 * Pairs of records that are alike, in memory: about 30 bytes a pair. A node is a record's slot in the population, an edge a
 * small number that stays the same as long as the pair is there.
 */
export class MatchGraph {
  /** Of each node its newest edge. */
  #heads = new Int32Array(first).fill(none);
  /** The two nodes of each edge, and the next edge of either. */
  #ends = new Int32Array(2 * first);
  #next = new Int32Array(2 * first);
  #weights = new Int32Array(first);
  /** What holds the two apart, as a number that the caller gives a meaning. */
  #holds = new Int8Array(first);
  #free: number[] = [];
  #used = 0;
  /** The walk on which each node was met last. */
  #walks = new Float64Array(first);
  #walk = 0;

  get size(): number {
    return this.#used - this.#free.length;
  }

  /** Adds a pair; the two must not be one yet. */
  add(a: number, b: number, weight: number, hold: number): number {
    const edge = this.#free.pop() ?? this.#used++;
    this.#makeRoom(Math.max(a, b), edge);
    this.#ends[2 * edge] = a;
    this.#ends[2 * edge + 1] = b;
    this.#next[2 * edge] = this.#heads[a] ?? none;
    this.#next[2 * edge + 1] = this.#heads[b] ?? none;
    this.#heads[a] = edge;
    this.#heads[b] = edge;
    this.#weights[edge] = weight;
    this.#holds[edge] = hold;
    return edge;
  }

  remove(edge: number): void {
    this.#unlink(edge, this.#ends[2 * edge] ?? 0);
    this.#unlink(edge, this.#ends[2 * edge + 1] ?? 0);
    this.#free.push(edge);
  }

  /** The edge between two nodes, or -1. Costs what the node with fewer edges has. */
  find(a: number, b: number): number {
    let [one, other] = [this.#heads[a] ?? none, this.#heads[b] ?? none];
    while (one !== none && other !== none) {
      if (this.otherEnd(one, a) === b) return one;
      if (this.otherEnd(other, b) === a) return other;
      one = this.#after(one, a);
      other = this.#after(other, b);
    }
    return none;
  }

  /** Calls `visit` for each edge of a node; the edge that is visited may be removed. */
  forEach(node: number, visit: (edge: number, other: number) => void): void {
    for (let edge = this.#heads[node] ?? none; edge !== none; ) {
      const next = this.#after(edge, node);
      visit(edge, this.otherEnd(edge, node));
      edge = next;
    }
  }

  ends(edge: number): [number, number] {
    return [this.#ends[2 * edge] ?? 0, this.#ends[2 * edge + 1] ?? 0];
  }

  otherEnd(edge: number, node: number): number {
    const [a, b] = [this.#ends[2 * edge] ?? 0, this.#ends[2 * edge + 1] ?? 0];
    return a === node ? b : a;
  }

  weightOf(edge: number): number {
    return this.#weights[edge] ?? 0;
  }

  setWeight(edge: number, weight: number): void {
    this.#weights[edge] = weight;
  }

  holdOf(edge: number): number {
    return this.#holds[edge] ?? 0;
  }

  setHold(edge: number, hold: number): void {
    this.#holds[edge] = hold;
  }

  isAlone(node: number): boolean {
    return (this.#heads[node] ?? none) === none;
  }

  /**
   * Everything that hangs together with a node over edges of at least `bar`; null when that is more than `most`.
   *
   * @param isApart nodes that hang together with nobody, whatever their edges
   */
  componentOf(node: number, bar: number, most: number, isApart: (node: number) => boolean): number[] | null {
    const members = [node];
    if (isApart(node)) return members;
    this.#walk += 1;
    this.#walks[node] = this.#walk;
    for (let place = 0; place < members.length; place++) {
      const from = members[place] ?? node;
      for (let edge = this.#heads[from] ?? none; edge !== none; edge = this.#after(edge, from)) {
        if ((this.#weights[edge] ?? 0) < bar) continue;
        const other = this.otherEnd(edge, from);
        if (this.#walks[other] === this.#walk || isApart(other)) continue;
        if (members.length === most) return null;
        this.#walks[other] = this.#walk;
        members.push(other);
      }
    }
    return members;
  }

  #after(edge: number, node: number): number {
    return (this.#ends[2 * edge] === node ? this.#next[2 * edge] : this.#next[2 * edge + 1]) ?? none;
  }

  #unlink(edge: number, node: number): void {
    const next = this.#after(edge, node);
    if (this.#heads[node] === edge) {
      this.#heads[node] = next;
      return;
    }
    for (let before = this.#heads[node] ?? none; before !== none; before = this.#after(before, node)) {
      if (this.#after(before, node) !== edge) continue;
      this.#next[this.#ends[2 * before] === node ? 2 * before : 2 * before + 1] = next;
      return;
    }
  }

  #makeRoom(node: number, edge: number): void {
    while (node >= this.#heads.length) {
      const heads = new Int32Array(this.#heads.length * 2).fill(none);
      heads.set(this.#heads);
      this.#heads = heads;
      this.#walks = new Float64Array(heads.length);
    }
    if (edge < this.#weights.length) return;
    this.#ends = doubled(this.#ends, new Int32Array(this.#ends.length * 2));
    this.#next = doubled(this.#next, new Int32Array(this.#next.length * 2));
    this.#weights = doubled(this.#weights, new Int32Array(this.#weights.length * 2));
    this.#holds = doubled(this.#holds, new Int8Array(this.#holds.length * 2));
  }
}

function doubled<Numbers extends Int32Array | Int8Array>(from: Numbers, into: Numbers): Numbers {
  into.set(from);
  return into;
}
