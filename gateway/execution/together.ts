import type { Step } from './step.ts';

/**
 * Of steps that begin at the same time, those that ask the same of entities in different places become one, which asks for
 * all of them in one call; so do sequences of such steps.
 */
export function together(steps: readonly Step[]): Step[] {
  const alike = Map.groupBy(steps, likeness);
  return [...alike].flatMap(([key, found]) => (key === undefined ? found : found.reduce(joined)));
}

/** What two steps share that can be one; undefined for a step that stays by itself. */
function likeness(step: Step): string | undefined {
  if (step.kind === 'fetch') return step.fetch.likeness;
  if (step.kind === 'parallel') return undefined;
  const parts = step.steps.map(likeness);
  return parts.includes(undefined) ? undefined : parts.join(' ');
}

function joined(one: Step, other: Step): Step {
  if (one.kind === 'fetch' && other.kind === 'fetch') return { kind: 'fetch', fetch: one.fetch.alsoAt(other.fetch) };
  if (one.kind !== 'sequence' || other.kind !== 'sequence') throw new Error('steps that are not alike');
  const [first, second] = [one.steps, other.steps];
  return { kind: 'sequence', steps: first.map((step, index) => joined(step, second[index] ?? step)) };
}
