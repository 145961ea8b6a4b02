/** What an answer is kept under, and what it goes out of date with. */
export interface CacheKey {
  text: string;
  subgraph: string;
  /** Ids that it is about; undefined when any change in the subgraph may change it. */
  tags: readonly string[] | undefined;
}

export interface Found {
  /** Stands for the last change that was known of when it was looked up; an answer is kept under the stamp of its look-up. */
  stamp: string | number;
  value?: string;
}

export interface Kept {
  key: CacheKey;
  stamp: string | number;
  value: string;
  seconds: number;
}

export interface Outdated {
  subgraph: string;
  /** Undefined for everything of the subgraph. */
  tags: readonly string[] | undefined;
}

/** Where answers are kept. What it does not find, or cannot keep, costs nothing but the hit. */
export interface CacheStore {
  /** In the order of the keys; undefined when nothing can be known now, and then nothing may be kept. */
  read(keys: readonly CacheKey[]): Promise<readonly Found[] | undefined>;
  write(entries: readonly Kept[]): void;
  /** From now on nothing is found that was looked up before, and goes out of date with one of these. */
  drop(outdated: readonly Outdated[]): void;
  close(): Promise<void>;
}
