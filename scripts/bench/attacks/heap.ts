import { WebSocket } from 'ws';
import { z } from 'zod';

const targets = z.array(z.object({ webSocketDebuggerUrl: z.string() }));
const usage = z.object({ result: z.object({ usedSize: z.number() }) });

/** What the heap of a process holds when everything is collected that nobody needs, in MB. The process was started with `--inspect`. */
export async function heapAfterCollection(port: number): Promise<number> {
  const answer = await fetch(`http://127.0.0.1:${port}/json/list`);
  const [target] = targets.parse(await answer.json());
  if (!target) throw new Error('there is nothing to inspect');
  const socket = new WebSocket(target.webSocketDebuggerUrl);
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  const ask = async (id: number, method: string): Promise<unknown> => {
    const told = new Promise((resolve) => socket.once('message', resolve));
    socket.send(JSON.stringify({ id, method }));
    return JSON.parse(String(await told));
  };
  await ask(1, 'HeapProfiler.collectGarbage');
  const { result } = usage.parse(await ask(2, 'Runtime.getHeapUsage'));
  socket.close();
  return result.usedSize / 1024 / 1024;
}
