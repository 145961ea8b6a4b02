import type { Operation, Supergraph } from '@apollo/federation-internals';
import { type QueryPlan, QueryPlanner } from '@apollo/query-planner';
import { GraphQLError } from 'graphql';

/**
 * Apollo's planner compares up to 10,000 plans and takes seconds for 250 fields that several subgraphs know; with 100 it
 * takes a tenth of one. The ways to a single field are bounded as well.
 */
export const planningBounds = { maxEvaluatedPlans: 100, pathsLimit: 1000 };

const gaveUp = /^(Too many options generated|Number of non-local selections exceeds)/;

/** Plans within bounds: what would take longer is the client's to ask in parts. */
export function boundedPlanner(supergraph: Supergraph, bounds = planningBounds): (asked: Operation) => QueryPlan {
  const planner = new QueryPlanner(supergraph, { debug: bounds });
  return (asked) => {
    try {
      return planner.buildQueryPlan(asked);
    } catch (error) {
      if (!(error instanceof Error && gaveUp.test(error.message))) throw error;
      throw tooComplex();
    }
  };
}

export function tooComplex(): GraphQLError {
  return new GraphQLError('the operation can be answered in too many ways: ask for it in parts', {
    extensions: { code: 'OPERATION_TOO_COMPLEX', http: { status: 400 } },
  });
}

/** How a supergraph says of a type that a subgraph knows an interface as one object. */
const interfaceObject = /\bisInterfaceObject\s*:\s*true\b/;

/** Of some small operations on such objects the planner never makes an end: see docs/decisions/009-limits-before-work.md. */
export function mayNeverEnd(supergraphSdl: string): boolean {
  return interfaceObject.test(supergraphSdl);
}
