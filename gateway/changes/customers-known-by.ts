import { z } from 'zod';
import { anonymous } from '../auth.ts';
import type { SubgraphEndpoint } from '../calls/subgraph-endpoint.ts';
import { giveOthersTheirTurn } from './turns.ts';

interface Names {
  /** The department whose records are named. */
  subgraph: string;
  records: readonly string[];
  customers: readonly string[];
}

/** The ids of a customer, the former ones too; one list for all names of a customer, which begins with the present id. */
export interface KnownBy {
  byId: ReadonlyMap<string, readonly string[]>;
  byRecord: ReadonlyMap<string, readonly string[]>;
}

/** Identity may be in this process, and answers so many without a pause. */
const mostAtOnce = 16;
const timeoutMs = 5000;

const answerSchema = z.object({
  data: z
    .record(z.string(), z.object({ id: z.string(), formerIds: z.array(z.string()).optional() }).nullable())
    .nullish(),
  errors: z.array(z.object({ extensions: z.object({ code: z.string().optional() }).optional() })).optional(),
});

/** A name that several customers have, or that can be nobody's, leads to none. */
const ofTheName: ReadonlySet<unknown> = new Set(['CONFLICT', 'BAD_USER_INPUT']);

/**
 * Former ids are asked for once of each customer: a page of changes may be about hundreds of records of one that has thousands.
 *
 * @throws when identity cannot say.
 */
export async function customersKnownBy(
  identity: SubgraphEndpoint,
  { subgraph, records, customers }: Names,
  asked: Asked,
): Promise<KnownBy> {
  const department = subgraph.toUpperCase();
  const ask = asking(identity, asked);
  const byId = await ask(customers, { field: 'customer(id: ', type: 'ID!', valueOf: (id) => id, fields: 'id' });
  const byRecord = await ask(records, {
    ...{ field: 'customerBy(by: ', type: 'CustomerByInput!', fields: 'id' },
    valueOf: (record) => {
      const [type = ''] = record.split(':', 1);
      return { record: { department, type, id: record.slice(type.length + 1) } };
    },
  });
  const found = new Set([...byId.values(), ...byRecord.values()].map(({ id }) => id));
  const all = await ask([...found], {
    ...{ field: 'customer(id: ', type: 'ID!', valueOf: (id: string) => id, fields: 'id formerIds' },
  });
  const idsOf = new Map(
    [...all].map(([asked, { id, formerIds = [] }]) => [asked, [...new Set([id, asked, ...formerIds])]]),
  );
  const known = (names: ReadonlyMap<string, Named>): Map<string, string[]> =>
    new Map([...names].map(([name, { id }]) => [name, idsOf.get(id) ?? [id]]));
  return { byId: known(byId), byRecord: known(byRecord) };
}

interface Asked {
  signal: AbortSignal;
  /** Whether anybody's request is being answered. */
  isAnswering(): boolean;
}

interface Named {
  id: string;
  formerIds?: string[];
}

interface Question {
  field: string;
  type: string;
  valueOf(name: string): unknown;
  fields: string;
}

function asking(identity: SubgraphEndpoint, { signal, isAnswering }: Asked) {
  return async (names: readonly string[], question: Question): Promise<Map<string, Named>> => {
    const found = new Map<string, Named>();
    for (let start = 0; start < names.length; start += mostAtOnce) {
      const some = names.slice(start, start + mostAtOnce);
      const call = {
        query: documentFor(question, some.length),
        variables: Object.fromEntries(some.map((name, place) => [`n${place}`, question.valueOf(name)])),
        caller: anonymous,
        requestId: crypto.randomUUID(),
        timeoutMs,
        signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
        isRepeatable: true,
      };
      const answer = await identity.execute(call).catch(withoutIdentity);
      const { data, errors = [] } = answerSchema.parse(answer);
      if (!data || errors.some(({ extensions }) => !ofTheName.has(extensions?.code))) throw new Error(cannotSay);
      for (const [place, name] of some.entries()) {
        const customer = data[`n${place}`];
        if (customer) found.set(name, customer);
      }
      await giveOthersTheirTurn(isAnswering);
    }
    return found;
  };
}

const cannotSay = 'identity cannot say whose records these are';

/** Told beside the name of a department, which is not what is away. */
function withoutIdentity(error: unknown): never {
  throw new Error(error instanceof Error ? `${cannotSay}: ${error.message}` : cannotSay, { cause: error });
}

function documentFor({ field, type, fields }: Question, count: number): string {
  const places = Array.from({ length: count }, (_, place) => `n${place}`);
  const variables = places.map((name) => `$${name}: ${type}`).join(', ');
  return `query (${variables}) { ${places.map((name) => `${name}: ${field}$${name}) { ${fields} }`).join(' ')} }`;
}
