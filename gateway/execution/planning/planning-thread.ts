import type { QueryPlan } from '@apollo/query-planner';
import { GraphQLError } from 'graphql';
import { SchemaThread } from '../../schema-thread.ts';
import { refusal } from './planner.ts';
import type { Planned } from './planning-worker.ts';

/** Plans on a thread of its own. */
export class PlanningThread {
  readonly #thread = new SchemaThread<string, Planned>({
    worker: new URL('./planning-worker.ts', import.meta.url),
    ...{ mostWaiting: 50, mostWaitingOfOne: 25 },
    tooMany: tooManyWaiting,
  });

  get isRunning(): boolean {
    return this.#thread.isRunning;
  }

  /** @throws GraphQLError when it cannot be planned within bounds, or too many wait already. */
  async plan(supergraphSdl: string, text: string, owner: string): Promise<QueryPlan> {
    const planned = await this.#thread.ask(supergraphSdl, text, owner);
    if ('plan' in planned) return planned.plan;
    const { code, problem } = planned;
    throw code === undefined ? new Error(problem) : refusal(code, problem);
  }
}

export function tooManyWaiting(): GraphQLError {
  return new GraphQLError('too many operations that nobody has asked before wait to be planned: try again', {
    extensions: { code: 'TOO_MANY_PLANS', http: { status: 429 } },
  });
}
