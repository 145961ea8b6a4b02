import { createHash } from 'node:crypto';
import { Pool } from 'undici';
import { authorization } from './caller.ts';

/** A process of its own: sends bodies at a fixed concurrency and checks what comes back. */
export type Order =
  | { kind: 'learn'; contender: string; workload: string; url: string; bodies: string[]; connections: number }
  | { kind: 'drive'; contender: string; workload: string; seconds: number };

export type Report =
  /** Hash of all answers with the names of each object in one order. */
  | { kind: 'learnt'; hash: string; bytes: number; sample: string }
  | { kind: 'driven'; requests: number; wrong: number; seconds: number; latencies: number[] }
  | { kind: 'failed'; message: string };

interface Target {
  pool: Pool;
  path: string;
  bodies: string[];
  answers: string[];
  connections: number;
  next: number;
}

const targets = new Map<string, Target>();
const headers = {
  ...{ 'content-type': 'application/json', accept: 'application/json' },
  authorization: await authorization(),
};

process.on('message', async (order: Order) => {
  const report = await (order.kind === 'learn' ? learn(order) : drive(order)).catch(
    (error): Report => ({ kind: 'failed', message: String(error) }),
  );
  process.send?.(report);
});
process.send?.('ready');

async function ask({ pool, path }: Target, body: string): Promise<string> {
  const response = await pool.request({ method: 'POST', path, headers, body });
  return (response.statusCode === 200 ? '' : `status ${response.statusCode}: `) + (await response.body.text());
}

async function learn({ contender, workload, url, bodies, connections }: Extract<Order, { kind: 'learn' }>) {
  const { origin, pathname } = new URL(url);
  const pool = new Pool(origin, { connections, pipelining: 1, keepAliveTimeout: 60_000 });
  const target: Target = { pool, path: pathname, bodies, answers: [], connections, next: 0 };
  const hash = createHash('sha256');
  for (const body of bodies) {
    const answer = await ask(target, body);
    const { data, errors } = JSON.parse(answer);
    if (errors || !data) throw new Error(`${contender} cannot answer ${workload}: ${answer.slice(0, 500)}`);
    hash.update(JSON.stringify(inOrder(data)));
    target.answers.push(answer);
  }
  targets.set(`${contender} ${workload}`, target);
  const bytes = Math.round(target.answers.reduce((sum, { length }) => sum + length, 0) / bodies.length);
  return { kind: 'learnt', hash: hash.digest('hex'), bytes, sample: target.answers[0] ?? '' } as const;
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, part]) => [name, inOrder(part)] as const);
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
}

async function drive({ contender, workload, seconds }: Extract<Order, { kind: 'drive' }>): Promise<Report> {
  const target = targets.get(`${contender} ${workload}`);
  if (!target) throw new Error(`${contender} was never asked for ${workload}`);
  const latencies: number[] = [];
  let wrong = 0;
  const began = performance.now();
  const until = began + seconds * 1000;
  const connection = async (): Promise<void> => {
    while (performance.now() < until) {
      const index = target.next++ % target.bodies.length;
      const sent = performance.now();
      const answer = await ask(target, target.bodies[index] ?? '');
      latencies.push(performance.now() - sent);
      if (answer !== target.answers[index]) wrong += 1;
    }
  };
  await Promise.all(Array.from({ length: target.connections }, connection));
  return { kind: 'driven', requests: latencies.length, wrong, seconds: (performance.now() - began) / 1000, latencies };
}
