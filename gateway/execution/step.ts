import type { Fetch } from './fetch.ts';

/** What is done of a plan: one fetch, or steps in turn or at the same time. */
export type Step = { kind: 'fetch'; fetch: Fetch } | { kind: 'sequence' | 'parallel'; steps: readonly Step[] };
