/** One request as it is sent; `turn` makes each different, so that no cache answers it. */
export interface AttackRequest {
  headers?: Record<string, string>;
  body: string;
  /** Sent without saying how long it is. */
  isUnmeasured?: boolean;
}

export interface RequestAttack {
  name: string;
  /** How many requests are sent each second, at most. */
  perSecond: number;
  /** One caller is refused when the rate is spent. What fifty do together is measured and not judged: each is within it. */
  callers: 'one' | 'many';
  /** `refused`: with a 4xx and a code, without a call to a subgraph. `asked`: may be answered until the rate is spent. */
  is: 'refused' | 'asked';
  isControl?: boolean;
  request(turn: number): AttackRequest;
}

/** Holds connections open instead of asking anything that could be answered. */
export interface ConnectionAttack {
  name: string;
  connections: number;
  /** What is sent on each at first, and then again and again. */
  first: (host: string, authorization: string) => string;
  again?: string;
}

/** Sends nothing, and keeps one processor as busy as the other attacks keep the attacker's. */
export interface IdleAttack {
  name: string;
  burns: true;
}

export type Attack = RequestAttack | ConnectionAttack | IdleAttack;
