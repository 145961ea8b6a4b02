import type { PlannedFetch } from './planned-fetch.ts';

/** What is done of a plan: one fetch, or steps in turn or at the same time. */
export type Step = { kind: 'fetch'; fetch: PlannedFetch } | { kind: 'sequence' | 'parallel'; steps: readonly Step[] };
