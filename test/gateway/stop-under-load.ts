import { Client } from 'undici';
import { expect } from 'vitest';

export interface LoadUntilStopped {
  url: string;
  query: string;
  /** Told with every answer how many there were. */
  answered: (count: number) => void;
}

const clients = 16;
const mostRequests = 20_000;

/**
 * Clients that ask one after the other over connections of their own, until the server tells them not to use the connection
 * again. @returns every answer; a request that fails fails the test.
 */
export async function askUntilStopped({ url, query, answered }: LoadUntilStopped): Promise<unknown[]> {
  const answers: unknown[] = [];
  const { origin, pathname } = new URL(url);
  const client = async () => {
    const connection = new Client(origin);
    for (let told = false; !told; ) {
      expect(answers.length).toBeLessThan(mostRequests);
      const { statusCode, headers, body } = await connection.request({
        method: 'POST',
        path: pathname,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
      });
      answers.push({ status: statusCode, body: await body.json() });
      told = headers.connection === 'close';
      answered(answers.length);
    }
    await connection.close();
  };
  await Promise.all(Array.from({ length: clients }, client));
  return answers;
}
