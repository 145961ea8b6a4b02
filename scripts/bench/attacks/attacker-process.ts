import { setTimeout } from 'node:timers/promises';
import { attacks, controls } from './attacks.ts';
import { holdConnections } from './hold-connections.ts';
import type { AttackerOrder, AttackerReport } from './orders.ts';
import { sendRequests } from './send-requests.ts';

/** A process of its own: makes one attack for as long as it is told. */
process.on('message', async (order: AttackerOrder) => {
  const before = process.cpuUsage();
  const { outcomes, refusals } = await make(order);
  const { user, system } = process.cpuUsage(before);
  const report: AttackerReport = { outcomes, refusals, cpuMs: (user + system) / 1000 };
  process.send?.(report);
});
process.send?.('ready');

async function make(order: AttackerOrder): Promise<Omit<AttackerReport, 'cpuMs'>> {
  const attack = [...attacks, ...controls].find(({ name }) => name === order.attack);
  if (!attack) throw new Error(`there is no attack ${order.attack}`);
  if ('connections' in attack) return holdConnections(attack, order);
  if ('burns' in attack) return burn(order.seconds);
  return sendRequests(attack, order);
}

/** Half of the time, which is about what the busiest attacks take here. */
async function burn(seconds: number): Promise<Omit<AttackerReport, 'cpuMs'>> {
  const until = performance.now() + seconds * 1000;
  while (performance.now() < until) {
    const pause = performance.now() + 5;
    while (performance.now() < pause);
    await setTimeout(5);
  }
  return { outcomes: {}, refusals: [] };
}
