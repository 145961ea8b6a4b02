/** Something that a subgraph told has changed. */
export interface HouseChange {
  subgraph: string;
  /** Kind of row, e.g. `account` or `invoice`; of identity always `customer`. */
  entity: string;
  entityId: string;
  /** The department's party records that it is about, each as `type:sourceId`; empty when it cannot be told. */
  records: readonly string[];
  /** Customers that it is about, also those who were it before; all their former ids too, or a change told before it at once has these. */
  customers: readonly string[];
  /** Epoch milliseconds at which the subgraph stored it. */
  at: number;
  /** It cannot be told what has changed in the subgraph, if anything: all of it may have. */
  anything?: true;
}

export type ChangeListener = (changes: readonly HouseChange[]) => void;
