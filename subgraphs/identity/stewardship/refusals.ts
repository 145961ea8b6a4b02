import type { Decision } from '../resolution/decision.ts';
import type { Refusal } from './order.ts';

export function invalid(field: string, message: string): Refusal {
  return { type: 'invalid', field, message };
}

export function stale(expected: number, version: number): Refusal {
  const message = `What this is about changed since version ${expected}: look again, it is ${version} now.`;
  return { type: 'stale', message, version };
}

export function decided(message: string, event: number | null): Refusal {
  return { type: 'alreadyDecided', message, event };
}

export function forbidden(decisions: readonly Decision[]): Refusal {
  const message = 'A steward decided that records of these are never one: undo that first, if it was wrong.';
  return { type: 'forbidden', message, decisions: [...decisions] };
}
