import { operationFromDocument, type Supergraph } from '@apollo/federation-internals';
import type { QueryPlan } from '@apollo/query-planner';
import { type DocumentNode, print, type SelectionSetNode } from 'graphql';
import { tokenBuckets } from '../../rate-limit/token-buckets.ts';
import { mayHaveDirectives, plannable } from '../settled.ts';
import { boundedPlanner, mayNeverEnd } from './planner.ts';
import { PlanningThread } from './planning-thread.ts';

/** @param owner whose turn it takes where plans wait */
export type MakePlan = (document: DocumentNode, owner: string) => QueryPlan | Promise<QueryPlan>;

/** Planning a field takes 0.1 to 0.4 ms, in which nobody is answered who is on the same thread. */
const fieldsPlannedHere = { atOnce: 100, whileThreadRuns: 20 };
/** What frontends ask in their first seconds, and then little: their operations are known. */
const allowed = { burst: 2000, perSecond: 50 };

/** One for the process, whichever supergraph serves. */
const thread = new PlanningThread();

/**
 * Plans few fields at once, and many, or many operations in a short time, on a thread; so any where a plan may
 * never be made, for only there it can be stopped.
 */
export function planning(supergraph: Supergraph, supergraphSdl: string): MakePlan {
  const planHere = boundedPlanner(supergraph);
  const apiSchema = supergraph.apiSchema();
  const allowance = tokenBuckets(allowed);
  const isSoonMade = !mayNeverEnd(supergraphSdl);
  return (document, owner) => {
    const fields = fieldsOf(document);
    const most = thread.isRunning ? fieldsPlannedHere.whileThreadRuns : fieldsPlannedHere.atOnce;
    if (isSoonMade && fields <= most && allowance.take('all', fields) === 0)
      return planHere(operationFromDocument(apiSchema, plannable(document)));
    return thread.plan(supergraphSdl, textOf(document), owner);
  };
}

/** As they are written: how often fragments bring them in is bounded before. */
function fieldsOf(document: DocumentNode): number {
  let fields = 0;
  const count = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === 'Field') fields += 1;
      if ('selectionSet' in selection && selection.selectionSet) count(selection.selectionSet);
    }
  };
  for (const definition of document.definitions) if ('selectionSet' in definition) count(definition.selectionSet);
  return fields;
}

/** As it was written, where no condition was settled in it: what is left of a selection then may be nothing, which is no GraphQL. */
function textOf(document: DocumentNode): string {
  return document.loc && !mayHaveDirectives(document) ? document.loc.source.body : print(plannable(document));
}
