import { setTimeout } from 'node:timers/promises';
import { Pool } from 'undici';
import type { NeighbourOrder, NeighbourReport } from './orders.ts';

/** A process of its own: asks the four-department query at a fixed rate, whether or not it was answered before. */
const query = `query Neighbour($id: ID!) {
  customer(id: $id) {
    id name
    marketing { preferredChannel engagements(first: 1) { edges { node { occurredAt title } } } }
    sales { lastOrderAt orderTotals { count total { amountMinor currency } } }
    support { openTicketCount tickets(first: 1) { edges { node { subject status } } } }
    billing { balance { amountMinor currency } lifetimeValue { amountMinor currency } }
  }
}`;

let pool: Pool | undefined;
let asked = 0;

process.on('message', async (order: NeighbourOrder) => {
  const { origin, pathname } = new URL(order.url);
  pool ??= new Pool(origin, { connections: 64, keepAliveTimeout: 60_000 });
  process.send?.(await askSteadily(pool, pathname, order));
});
process.send?.('ready');

async function askSteadily(pool: Pool, path: string, order: NeighbourOrder): Promise<NeighbourReport> {
  const { authorization, perSecond, ids, seconds } = order;
  const headers = { 'content-type': 'application/json', authorization };
  const report: NeighbourReport = { latencies: [], wrong: 0 };
  const ask = async (): Promise<void> => {
    const id = ids[asked++ % ids.length];
    const sent = performance.now();
    const body = JSON.stringify({ query, variables: { id } });
    const answer = await pool.request({ method: 'POST', path, headers, body });
    const text = await answer.body.text();
    report.latencies.push(performance.now() - sent);
    if (answer.statusCode !== 200 || text.includes('"errors"') || !text.includes(`"${id}"`)) report.wrong += 1;
  };
  const began = performance.now();
  const asking: Promise<void>[] = [];
  for (let turn = 0; turn < seconds * perSecond; turn += 1) {
    const due = began + (turn * 1000) / perSecond - performance.now();
    if (due > 0) await setTimeout(due);
    asking.push(ask());
  }
  await Promise.all(asking);
  return report;
}
