import { operationFromDocument } from '@apollo/federation-internals';
import type { QueryPlan } from '@apollo/query-planner';
import { GraphQLError, parse } from 'graphql';
import { giveWayALittle } from '../../../subgraphs/kit/give-way.ts';
import { answerBySchema } from '../../schema-thread/answering.ts';
import { plannable } from '../settled.ts';
import { boundedPlanner, mayNeverEnd, tooComplex } from './planner.ts';
import { readSupergraph } from './read-supergraph.ts';
import { TookTooLong, within } from './time-limit.ts';

/** The code is that of a refusal, which is told to the client. */
export type Planned = { plan: QueryPlan } | { code: string | undefined; problem: string };

/**
 * On a machine with nothing else to do a plan takes up to 0.4 s, and on a busy one this thread is given little time. One that
 * is never made takes 120 MB more each second.
 */
const mostMs = { usually: 10_000, whereItMayNeverEnd: 3000 };

/** Who asks for something new can wait; on a busy machine everyone else would wait for it. */
giveWayALittle();

/** A text is one operation with its fragments. */
answerBySchema((supergraphSdl) => {
  const supergraph = readSupergraph(supergraphSdl);
  const apiSchema = supergraph.apiSchema();
  const most = mayNeverEnd(supergraphSdl) ? mostMs.whereItMayNeverEnd : mostMs.usually;
  let planOf = boundedPlanner(supergraph);
  return (text: string) => {
    try {
      return within(most, () => planOf(operationFromDocument(apiSchema, plannable(parse(text)))));
    } catch (error) {
      if (!(error instanceof TookTooLong)) throw error;
      // It was stopped in the middle of something.
      planOf = boundedPlanner(supergraph);
      throw tooComplex();
    }
  };
}, planned);

function planned(makePlan: (text: string) => QueryPlan, text: string): Planned {
  try {
    return { plan: makePlan(text) };
  } catch (error) {
    const code = error instanceof GraphQLError && error.extensions.code;
    const problem = error instanceof Error ? error.message : String(error);
    return { code: typeof code === 'string' ? code : undefined, problem };
  }
}
