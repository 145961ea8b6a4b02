import { z } from 'zod';
import { anonymous } from '../auth.ts';
import type { SubgraphEndpoint } from '../calls/subgraph-endpoint.ts';

interface Names {
  /** The department whose records are named. */
  subgraph: string;
  records: readonly string[];
  customers: readonly string[];
}

/** The ids of a customer, the former ones too. */
export interface KnownBy {
  byId: ReadonlyMap<string, readonly string[]>;
  byRecord: ReadonlyMap<string, readonly string[]>;
}

const mostAtOnce = 128;
const timeoutMs = 5000;

const answerSchema = z.object({
  data: z.record(z.string(), z.object({ id: z.string(), formerIds: z.array(z.string()) }).nullable()).nullish(),
  errors: z.array(z.object({ extensions: z.object({ code: z.string().optional() }).optional() })).optional(),
});

/** A name that several customers have, or that can be nobody's, leads to none. */
const ofTheName: ReadonlySet<unknown> = new Set(['CONFLICT', 'BAD_USER_INPUT']);

/** @throws when identity cannot say. */
export async function customersKnownBy(
  identity: SubgraphEndpoint,
  { subgraph, records, customers }: Names,
  signal: AbortSignal,
): Promise<KnownBy> {
  const department = subgraph.toUpperCase();
  const ask = asking(identity, signal);
  return {
    byId: await ask(customers, { field: 'customer(id: ', type: 'ID!', valueOf: (id) => id }),
    byRecord: await ask(records, {
      field: 'customerBy(by: ',
      type: 'CustomerByInput!',
      valueOf: (record) => {
        const [type = ''] = record.split(':', 1);
        return { record: { department, type, id: record.slice(type.length + 1) } };
      },
    }),
  };
}

interface Question {
  field: string;
  type: string;
  valueOf(name: string): unknown;
}

function asking(identity: SubgraphEndpoint, signal: AbortSignal) {
  return async (names: readonly string[], question: Question): Promise<Map<string, string[]>> => {
    const found = new Map<string, string[]>();
    for (let start = 0; start < names.length; start += mostAtOnce) {
      const some = names.slice(start, start + mostAtOnce);
      const answer = await identity.execute({
        query: documentFor(question, some.length),
        variables: Object.fromEntries(some.map((name, place) => [`n${place}`, question.valueOf(name)])),
        caller: anonymous,
        requestId: crypto.randomUUID(),
        timeoutMs,
        signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
        isRepeatable: true,
      });
      const { data, errors = [] } = answerSchema.parse(answer);
      if (!data || errors.some(({ extensions }) => !ofTheName.has(extensions?.code)))
        throw new Error('identity cannot say whose records these are');
      for (const [place, name] of some.entries()) {
        const customer = data[`n${place}`];
        if (customer) found.set(name, [customer.id, ...customer.formerIds]);
      }
    }
    return found;
  };
}

function documentFor({ field, type }: Question, count: number): string {
  const places = Array.from({ length: count }, (_, place) => `n${place}`);
  const variables = places.map((name) => `$${name}: ${type}`).join(', ');
  return `query (${variables}) { ${places.map((name) => `${name}: ${field}$${name}) { id formerIds }`).join(' ')} }`;
}
