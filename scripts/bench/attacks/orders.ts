/** What the processes of this bench are told, and what they tell. */
export interface Order {
  url: string;
  seconds: number;
}

export interface NeighbourOrder extends Order {
  authorization: string;
  perSecond: number;
  ids: string[];
}

export interface NeighbourReport {
  latencies: number[];
  wrong: number;
}

export interface AttackerOrder extends Order {
  attack: string;
  one: string;
  many: string[];
}

export interface AttackerReport {
  /** By status and code, how often. */
  outcomes: Record<string, number>;
  /** Milliseconds of those that were refused. */
  refusals: number[];
  cpuMs: number;
}
