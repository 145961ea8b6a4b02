import type { OperationCost } from './operation-cost.ts';

/** Of these numbers each may be so large. */
export type CostLimits = OperationCost;

/** Which limit an operation exceeds by what it may cost: a code, and how. */
export function excessiveCost(
  { objects, cost, characters, page }: OperationCost,
  limits: CostLimits,
): [code: string, excess: string] | undefined {
  if (page > limits.page)
    return ['PAGE_TOO_LARGE', `asks for a page of ${page}, and ${limits.page} are allowed: ask for several pages`];
  const advice = 'ask for smaller pages or fewer lists in lists';
  if (objects > limits.objects)
    return ['OPERATION_TOO_LARGE', `may answer ${objects} objects, and ${limits.objects} are allowed: ${advice}`];
  if (characters > limits.characters)
    return [
      'OPERATION_TOO_LARGE',
      `may answer ${characters} characters of names, and ${limits.characters} are allowed: ask for fewer fields, by shorter aliases`,
    ];
  if (cost > limits.cost)
    return ['OPERATION_TOO_COSTLY', `may cost ${cost}, and ${limits.cost} are allowed: ${advice}`];
  return undefined;
}
