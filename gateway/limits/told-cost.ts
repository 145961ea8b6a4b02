/** What an operation may cost is told to whoever sends this header with `report`. */
export const costHeader = 'graphql-cost';

export function asksForCost(header: string | readonly string[] | undefined): boolean {
  return header === 'report';
}

/** The extension of an answer. */
export function toldCost(cost: number, { cost: limit }: { cost: number }): { cost: object } {
  return { cost: { estimated: cost, limit } };
}
