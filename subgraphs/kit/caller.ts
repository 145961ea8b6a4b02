/** Who asks: established once at the gateway, carried to every subgraph, never trusted from the outside. */
export interface Caller {
  /** The subject of the caller's token, or `anonymous`. */
  readonly subject: string;
  readonly scopes: ReadonlySet<string>;
}

/** Lets a caller see names, emails, phones, addresses and free text as they are; without it they are masked. */
export const personalDataScope = 'personal-data:read';

export function mayReadPersonalData(caller: Caller): boolean {
  return caller.scopes.has(personalDataScope);
}

/** Lets a caller decide about the identity graph: which records are one customer. */
export const stewardScope = 'identity:steward';
