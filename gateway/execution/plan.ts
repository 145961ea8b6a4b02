import type { PlanNode, QueryPlan } from '@apollo/query-planner';
import type { FetchParts, PlanPath } from './fetch.ts';
import { planFetch } from './planned-fetch.ts';
import { type Run, runFetch } from './run.ts';
import type { Step } from './step.ts';
import type { SubgraphPart } from './subgraph-part.ts';
import { together } from './together.ts';

const nothing: Step = { kind: 'sequence', steps: [] };

export interface PlanParts extends FetchParts {
  subgraphs: ReadonlyMap<string, SubgraphPart>;
}

export function compilePlan({ node }: QueryPlan, parts: PlanParts): Step {
  if (node?.kind === 'Subscription') throw new Error('subscriptions are not executed');
  return node ? compileNode(node, [], parts) : nothing;
}

function compileNode(node: PlanNode, path: PlanPath, parts: PlanParts): Step {
  switch (node.kind) {
    case 'Fetch': {
      const subgraph = parts.subgraphs.get(node.serviceName);
      if (!subgraph) throw new Error(`the plan asks ${node.serviceName}, which is no subgraph`);
      return { kind: 'fetch', fetch: planFetch(node, path, subgraph, parts) };
    }
    case 'Flatten':
      return compileNode(node.node, [...path, ...node.path.map(String)], parts);
    case 'Sequence':
      return { kind: 'sequence', steps: node.nodes.map((step) => compileNode(step, path, parts)) };
    case 'Parallel':
      return { kind: 'parallel', steps: together(node.nodes.map((step) => compileNode(step, path, parts))) };
    case 'Condition':
      throw new Error('operations are planned when their conditions are settled');
    case 'Defer':
      throw new Error('@defer is not executed');
  }
}

export async function runStep(run: Run, step: Step): Promise<void> {
  switch (step.kind) {
    case 'fetch': {
      const fetch = step.fetch.over(run.data);
      return fetch && runFetch(run, fetch);
    }
    case 'sequence':
      for (const next of step.steps) await runStep(run, next);
      return;
    case 'parallel':
      await Promise.all(step.steps.map((next) => runStep(run, next)));
      return;
  }
}
