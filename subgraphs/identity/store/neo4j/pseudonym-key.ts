import type { Connection } from './connection.ts';

/**
 * Makes it up in a graph that has none yet.
 *
 * @param known what it was before the graph was emptied
 */
export async function keepPseudonymKey(connection: Connection, known: string | null = null): Promise<string> {
  const rows = await connection.write((run) =>
    run<{ value: string }>(
      `MERGE (key:PseudonymKey {name: 'identifiers'}) ON CREATE SET key.value = coalesce($known, randomUUID() + randomUUID())
       RETURN key.value AS value`,
      { known },
    ),
  );
  const [key] = rows;
  if (!key) throw new Error('the graph tells no key for pseudonyms');
  return key.value;
}
