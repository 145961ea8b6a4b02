/** What waits: of each owner in the order in which it came, while owners take turns. */
export class Turns<Task> {
  readonly #waiting = new Map<string, Task[]>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(owner: string, task: Task): void {
    const own = this.#waiting.get(owner);
    if (own) own.push(task);
    else this.#waiting.set(owner, [task]);
    this.#size += 1;
  }

  /** @returns undefined when nothing waits */
  next(): Task | undefined {
    for (const [owner, own] of this.#waiting) {
      const task = own.shift();
      this.#waiting.delete(owner);
      if (own.length > 0) this.#waiting.set(owner, own);
      this.#size -= 1;
      return task;
    }
    return undefined;
  }
}
