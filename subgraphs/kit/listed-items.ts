/** How many items the lists of one answer hold so far: lists without `first` are as long as the data make them. */
export class ListedItems {
  readonly most: number;
  #items = 0;

  constructor(most = Number.POSITIVE_INFINITY) {
    this.most = most;
  }

  get areTooMany(): boolean {
    return this.#items > this.most;
  }

  add(items: number): void {
    this.#items += items;
  }
}
