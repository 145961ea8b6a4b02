import { expect } from 'vitest';
import type { SubgraphEndpoint } from '../../gateway/calls/subgraph-endpoint.ts';
import { type Constellation, startConstellation } from '../gateway/constellation.ts';
import { type Department, departments, standIns } from '../gateway/stand-ins.ts';
import { cannotBeUsed, healthy } from './sick-subgraph.ts';

/** A healthy subgraph that is asked for other entities than it was, or whose list of entities comes out otherwise. */
export interface Change {
  representations?: (sent: unknown[]) => unknown[];
  entities?: (answered: unknown[]) => unknown[];
}

export function changing(name: string, { representations, entities }: Change): SubgraphEndpoint {
  const subgraph = standIns().find((standIn) => standIn.name === name);
  if (!subgraph) throw new Error(`there is no ${name}`);
  return {
    name,
    ready: subgraph.ready,
    execute: async (call) => {
      const sent: unknown = call.variables?.representations;
      if (!Array.isArray(sent)) return subgraph.execute(call);
      const variables = { ...call.variables, representations: representations?.(sent) ?? sent };
      const { data, errors } = await subgraph.execute({ ...call, variables });
      const answered: unknown = data?._entities;
      if (!Array.isArray(answered)) throw new Error(`${name} did not answer the test: ${JSON.stringify(errors)}`);
      return { data: { _entities: entities?.(answered) ?? answered }, ...(errors && { errors }) };
    },
  };
}

/** Asks for two customers whom a department names, so that identity, too, is asked for entities. */
export function twoCustomers(sick: string): string {
  const [first] = departments.filter((name) => name !== sick);
  const profiles = departments.map((name) => `${name} { __typename recordIds }`);
  return `{ customers: ${first}Customers { id ${profiles.join(' ')} } }`;
}

/** The whole answer to that when the entities of one subgraph are not taken; without identity no department knows whom it knows. */
export function withoutEntitiesOf(sick: string, error: { code: string; message: string } | undefined) {
  const isIdentity = sick === 'identity';
  const profile = (name: Department, id: string) => (isIdentity || name === sick ? null : healthy(name, id));
  const customer = (id: string) => ({
    id,
    ...Object.fromEntries(departments.map((name) => [name, profile(name, id)])),
  });
  const data = { customers: [customer('1'), customer('2')] };
  if (!error) return { data };
  const errors = [0, 1].map((index) => ({
    message: error.message,
    path: ['customers', index, ...(isIdentity ? [] : [sick])],
    extensions: { code: error.code, serviceName: sick, requestId: 'request-1' },
  }));
  return { data, errors };
}

export function refusedAnswer(sick: string) {
  return withoutEntitiesOf(sick, { code: 'SUBGRAPH_INVALID_RESPONSE', message: cannotBeUsed(sick) });
}

export async function askTwoCustomers(sick: string, change: Change): Promise<unknown> {
  await using house: Constellation = await startConstellation({ over: 'memory', instead: changing(sick, change) });
  const { status, body } = await house.ask(twoCustomers(sick));
  expect(status).toBe(200);
  return body;
}
