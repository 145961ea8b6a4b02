import { isObject, type JsonObject } from '../../kit/import/read-json.ts';

/** How far an object has come, by its status. */
const stages: Record<string, number> = {
  ...{ draft: 1, incomplete: 1, pending: 1 },
  ...{ open: 2, trialing: 2, failed: 2, past_due: 2, needs_response: 2 },
  ...{ active: 3, succeeded: 3, uncollectible: 3, under_review: 3 },
  ...{ paid: 4, void: 4, won: 4, lost: 4, canceled: 4, incomplete_expired: 4 },
};
const lastPlace = 9;

/**
 * When an event was made, in seconds. Objects do not say when they last changed, but events do, in whole seconds: of several in
 * one, which are delivered in any order and listed newest first, the one that has come further counts as later, by milliseconds.
 */
export function timeOfEvent({ type, created, data }: JsonObject): number | null {
  if (typeof created !== 'number') return null;
  const object = isObject(data) && isObject(data.object) ? data.object : {};
  return created + placeInSecond(String(type), object) / 1000;
}

function placeInSecond(type: string, { status, captured, amount_refunded: refunded }: JsonObject): number {
  if (type.endsWith('.created')) return 0;
  if (/\.(deleted|closed|voided)$/.test(type)) return lastPlace;
  return (stages[String(status)] ?? 1) + (captured === true ? 1 : 0) + (Number(refunded ?? 0) > 0 ? 1 : 0);
}
