import { parentPort } from 'node:worker_threads';
import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import type { QueryPlan } from '@apollo/query-planner';
import { GraphQLError, parse } from 'graphql';
import { boundedPlanner } from './planner.ts';
import { type PlanningResult, type PlanningTask, rememberedSupergraphs } from './planning-task.ts';

type MakePlan = (text: string) => QueryPlan;

const planners = new Map<number, MakePlan>();

parentPort?.on('message', (task: PlanningTask) => {
  if (task.kind === 'supergraph') remember(task.version, plannerOf(task.supergraphSdl));
  else parentPort?.postMessage({ number: task.number, ...planned(task) } satisfies PlanningResult);
});

function remember(version: number, makePlan: MakePlan): void {
  planners.set(version, makePlan);
  const [oldest] = planners.keys();
  if (planners.size > rememberedSupergraphs && oldest !== undefined) planners.delete(oldest);
}

function plannerOf(supergraphSdl: string): MakePlan {
  const supergraph = Supergraph.build(supergraphSdl);
  const apiSchema = supergraph.apiSchema();
  const planOf = boundedPlanner(supergraph);
  return (text) => planOf(operationFromDocument(apiSchema, parse(text)));
}

function planned({
  version,
  text,
}: Extract<PlanningTask, { kind: 'plan' }>): { plan: QueryPlan } | { isTooComplex: boolean; problem: string } {
  try {
    const makePlan = planners.get(version);
    if (!makePlan) throw new Error('a plan is asked for by a supergraph that nobody told of');
    return { plan: makePlan(text) };
  } catch (error) {
    const isTooComplex = error instanceof GraphQLError && error.extensions.code === 'OPERATION_TOO_COMPLEX';
    return { isTooComplex, problem: error instanceof Error ? error.message : String(error) };
  }
}
