import { parentPort, workerData } from 'node:worker_threads';
import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import type { QueryPlan } from '@apollo/query-planner';
import { GraphQLError, parse } from 'graphql';
import { boundedPlanner } from './planner.ts';
import type { PlanningResult, PlanningTask } from './planning-thread.ts';

const supergraph = Supergraph.build(workerData.supergraphSdl);
const apiSchema = supergraph.apiSchema();
const planOf = boundedPlanner(supergraph);

parentPort?.on('message', ({ number, text }: PlanningTask) => {
  parentPort?.postMessage({ number, ...planned(text) } satisfies PlanningResult);
});

function planned(text: string): { plan: QueryPlan } | { isTooComplex: boolean; problem: string } {
  try {
    return { plan: planOf(operationFromDocument(apiSchema, parse(text))) };
  } catch (error) {
    const isTooComplex = error instanceof GraphQLError && error.extensions.code === 'OPERATION_TOO_COMPLEX';
    return { isTooComplex, problem: error instanceof Error ? error.message : String(error) };
  }
}
