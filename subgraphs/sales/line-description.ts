import { mayReadPersonalData } from '../kit/caller.ts';
import { personal } from '../kit/masking.ts';
import { type Line, productById } from './repository/orders.ts';
import type { SalesContext } from './schema.ts';

export const maskedDescription =
  "Where that is not the product's name somebody wrote it, or it names the opportunity: then masked without the scope personal-data:read.";

/** Salesforce calls a line without words after its opportunity and its product, and opportunities are called after customers. */
export async function descriptionOf({ description, productId }: Line, context: SalesContext): Promise<string | null> {
  if (description === null || mayReadPersonalData(context.caller)) return description;
  const product = productId ? await productById(context, productId) : null;
  return description === product?.name ? description : personal(context.caller, 'text', description);
}
