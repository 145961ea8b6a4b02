import type { Connection } from './connection.ts';

/** Makes it up in a graph that has none yet. */
export async function keepPseudonymKey(connection: Connection): Promise<string> {
  const rows = await connection.write((run) =>
    run<{ value: string }>(
      `MERGE (key:PseudonymKey {name: 'identifiers'}) ON CREATE SET key.value = randomUUID() + randomUUID()
       RETURN key.value AS value`,
    ),
  );
  const [key] = rows;
  if (!key) throw new Error('the graph tells no key for pseudonyms');
  return key.value;
}
