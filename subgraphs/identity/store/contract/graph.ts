import type { IdentityStore } from '../identity-store.ts';

export interface Graph {
  /** The keys of each customer's records. */
  customers: string[];
  matches: string[];
  proposals: string[];
  alerts: string[];
}

const everything = 100_000;

/** The graph without what remembers history: which records are one customer, by which links, and what is asked about them. */
export async function graph(store: IdentityStore): Promise<Graph> {
  const customers = await store.customers({ sort: 'name', direction: 'asc', limit: everything });
  const [matches, questions] = await store.transact(async (transaction) => {
    await transaction.begin('');
    return [await transaction.matchesOfRecords(0, Number.MAX_SAFE_INTEGER), await transaction.openQuestions()];
  });
  return {
    customers: sorted(customers.map(({ recordKeys }) => [...recordKeys].sort().join())),
    matches: sorted(matches.map(({ at, ...match }) => text(match))),
    proposals: sorted(
      questions.proposals.map(({ createdAt, lowCustomerId, highCustomerId, version, ...rest }) => text(rest)),
    ),
    alerts: sorted(questions.alerts.map(({ createdAt, lowCustomerId, highCustomerId, ...rest }) => text(rest))),
  };
}

function text(item: object): string {
  return JSON.stringify(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function sorted(items: readonly string[]): string[] {
  return [...items].sort();
}
