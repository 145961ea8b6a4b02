import type { Customer } from '../customers.ts';
import type { Run } from './connection.ts';

/** So often at most: changes that never let up must not keep a reader waiting. */
const mostReadings = 4;

/**
 * A query sees what is committed while it runs: a customer that it met before a merge may have no records when it comes to those. What is
 * read so is read again.
 */
export async function readWhole<Row extends { customer: Pick<Customer, 'recordKeys'> }>(
  run: Run,
  cypher: string,
  parameters: Record<string, unknown>,
): Promise<Row[]> {
  for (let readings = 1; ; readings++) {
    const rows = await run<Row>(cypher, parameters);
    if (readings === mostReadings || rows.every(({ customer }) => customer.recordKeys.length > 0)) return rows;
  }
}
