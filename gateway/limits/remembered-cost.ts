import type { GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { Variables } from '../execution/settled.ts';
import { type AskedCost, costOf, type OperationCost } from './operation-cost.ts';
import { maySize } from './page-size.ts';

/** How many page sizes of one operation are remembered: clients use few, and an attacker must not fill the memory. */
const mostPageSizes = 20;

/** Works the cost of an operation out once for each choice of page sizes, for as long as its document is kept. */
export function rememberedCost(): (asked: AskedCost) => OperationCost {
  const known = new WeakMap<OperationDefinitionNode, { schema: GraphQLSchema; costs: Map<string, OperationCost> }>();
  return (asked) => {
    const { schema, operation, variables, weights } = asked;
    if (weights?.readsInput && !Object.values(variables).every(maySize)) return costOf(asked);
    let before = known.get(operation);
    if (before?.schema !== schema) {
      before = { schema, costs: new Map() };
      known.set(operation, before);
    }
    const sizes = pageSizesIn(operation, variables);
    const cost = before.costs.get(sizes) ?? costOf(asked);
    if (before.costs.size < mostPageSizes) before.costs.set(sizes, cost);
    return cost;
  };
}

/** Only numbers among the variables can be the size of a page, and null that none is asked for, unless the schema says otherwise. */
function pageSizesIn({ variableDefinitions = [] }: OperationDefinitionNode, variables: Variables): string {
  let sizes = '';
  for (const { variable } of variableDefinitions) {
    const value = variables[variable.name.value];
    if (maySize(value)) sizes += `${variable.name.value}=${value} `;
  }
  return sizes;
}
