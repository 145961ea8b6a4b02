import type { Operation, Supergraph } from '@apollo/federation-internals';
import { type QueryPlan, QueryPlanner } from '@apollo/query-planner';
import { GraphQLError } from 'graphql';
import { askedApart } from './requirements/apart.ts';
import { type Repair, repaired } from './requirements/repair.ts';
import { readSubgraphs, requiringSubgraphs } from './requirements/requiring-subgraph.ts';
import { type UnmetRequirement, unmetRequirement } from './requirements.ts';

/**
 * Apollo's planner compares up to 10,000 plans and takes seconds for 250 fields that several subgraphs know; with 100 it
 * takes a tenth of one. The ways to a single field are bounded as well.
 */
export const planningBounds = { maxEvaluatedPlans: 100, pathsLimit: 1000 };

/** Of one plan, a field each. */
const mostRepairs = 20;

const gaveUp = /^(Too many options generated|Number of non-local selections exceeds)/;

/**
 * Plans within bounds: what would take longer is the client's to ask in parts. A plan that asks for a field before what it
 * requires is known would be answered wrongly, without an error.
 */
export function boundedPlanner(supergraph: Supergraph, bounds = planningBounds): (asked: Operation) => QueryPlan {
  const planner = new QueryPlanner(supergraph, { debug: bounds });
  const subgraphs = readSubgraphs(supergraph);
  const requiring = requiringSubgraphs(subgraphs);
  const unmetIn = unmetRequirement(requiring);
  const planned = (asked: Operation): QueryPlan => {
    try {
      return planner.buildQueryPlan(asked);
    } catch (error) {
      if (!(error instanceof Error && gaveUp.test(error.message))) throw error;
      throw tooComplex();
    }
  };
  const repairedBy = (plan: QueryPlan, how: Repair, repairs = 0): { plan: QueryPlan } | { unmet: UnmetRequirement } => {
    const unmet = unmetIn(plan);
    if (!unmet) return { plan };
    const better = 'field' in unmet && repairs < mostRepairs ? repaired(plan, unmet, how) : undefined;
    return better ? repairedBy(better, how, repairs + 1) : { unmet };
  };
  const met = (plan: QueryPlan): QueryPlan => {
    const found = repairedBy(plan, { subgraphs, isAskedOnce: true });
    if ('plan' in found) return found.plan;
    const other = repairedBy(plan, { subgraphs, isAskedOnce: false });
    if ('plan' in other) return other.plan;
    throw notPlannable(found.unmet, supergraph);
  };
  return (asked) => askedApart(met(planned(asked)), requiring);
}

export function tooComplex(): GraphQLError {
  return refusal('OPERATION_TOO_COMPLEX', 'the operation can be answered in too many ways: ask for it in parts');
}

function notPlannable(unmet: UnmetRequirement, supergraph: Supergraph): GraphQLError {
  const visible = supergraph.apiSchema();
  const named = (field: string) => (visible.elementByCoordinate(field) ? field : 'a field that only departments see');
  const problem =
    'field' in unmet
      ? `${named(unmet.field)} would be asked for before what it requires is known, so the operation cannot be answered`
      : `${unmet.fields.map(named).sort().join(' and ')} require ${named(unmet.required)} with different arguments: ask for them apart`;
  return refusal('OPERATION_NOT_PLANNABLE', problem);
}

/** What the client is told who asked for something that is not planned. */
export function refusal(code: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status: 400 } } });
}

/** How a supergraph says of a type that a subgraph knows an interface as one object. */
const interfaceObject = /\bisInterfaceObject\s*:\s*true\b/;

/** Of some small operations on such objects the planner never makes an end: see docs/decisions/009-limits-before-work.md. */
export function mayNeverEnd(supergraphSdl: string): boolean {
  return interfaceObject.test(supergraphSdl);
}
