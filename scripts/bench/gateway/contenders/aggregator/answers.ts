type Json = Record<string, unknown>;
/** Asks one subgraph. @returns its data */
export type Ask = (subgraph: string, query: string, variables?: Json) => Promise<never>;
export type Answers = Record<string, (variables: never) => Promise<Json>>;
