import type { QueryPlan } from '@apollo/query-planner';

/** What the thread that plans is told, and what it tells. */
export type PlanningTask =
  | { kind: 'supergraph'; version: number; supergraphSdl: string }
  /** The text is one operation with its fragments. */
  | { kind: 'plan'; number: number; version: number; text: string };

export type PlanningResult = { number: number } & ({ plan: QueryPlan } | { isTooComplex: boolean; problem: string });

/** The one that serves, and the one before it, by which requests may still be answered. */
export const rememberedSupergraphs = 2;
