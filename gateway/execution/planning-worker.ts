import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import type { QueryPlan } from '@apollo/query-planner';
import { GraphQLError, parse } from 'graphql';
import { giveWayALittle } from '../../subgraphs/kit/give-way.ts';
import { answerBySchema } from '../schema-thread/answering.ts';
import { boundedPlanner } from './planner.ts';
import { plannable } from './settled.ts';

export type Planned = { plan: QueryPlan } | { isTooComplex: boolean; problem: string };

/** Who asks for something new can wait; on a busy machine everyone else would wait for it. */
giveWayALittle();

/** A text is one operation with its fragments. */
answerBySchema((supergraphSdl) => {
  const supergraph = Supergraph.build(supergraphSdl);
  const apiSchema = supergraph.apiSchema();
  const planOf = boundedPlanner(supergraph);
  return (text: string) => planOf(operationFromDocument(apiSchema, plannable(parse(text))));
}, planned);

function planned(makePlan: (text: string) => QueryPlan, text: string): Planned {
  try {
    return { plan: makePlan(text) };
  } catch (error) {
    const isTooComplex = error instanceof GraphQLError && error.extensions.code === 'OPERATION_TOO_COMPLEX';
    return { isTooComplex, problem: error instanceof Error ? error.message : String(error) };
  }
}
