/** Something that a subgraph told has changed. */
export interface HouseChange {
  /** The subgraph that told it. */
  subgraph: string;
  /** Kind of row, e.g. account, invoice; `customer` for identity. */
  entity: string;
  entityId: string;
  /** Ids of the department's party records that it is about, e.g. the account of an invoice; empty when it cannot be told. */
  records: readonly string[];
  /** Customers that it is about. */
  customers: readonly string[];
  at: number;
}

export interface HouseChanges {
  listen(listener: (changes: readonly HouseChange[]) => void): () => void;
}
