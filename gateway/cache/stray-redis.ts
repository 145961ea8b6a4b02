import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { keepScript, versionsScript } from './redis-scripts.ts';

type Reply = (given: string) => string;

/** Keeps texts as Redis does, and answers look-ups as it is told to. */
export async function strayRedis() {
  let kept = new Map<string, string>();
  const sockets = new Set<Socket>();
  const asked = new Set<string>();
  let change: Reply = (reply) => reply;
  let greeting = '%0\r\n';

  const runScript = (script: string, keys: number, given: string[]): string => {
    const [names, texts] = [given.slice(0, keys), given.slice(keys)];
    if (script === keepScript) for (const [index, name] of names.entries()) kept.set(name, texts[2 * index] ?? '');
    if (script !== versionsScript) return '+OK\r\n';
    for (const name of names) if (!kept.has(name)) kept.set(name, texts[0] ?? '');
    return arrayOf(names.map((name) => kept.get(name)));
  };

  const reply = ([command = '', name = '', ...more]: string[]): string => {
    asked.add(command);
    if (command === 'HELLO') return greeting;
    if (command === 'MGET') {
      return change(arrayOf([name, ...more].map((each) => kept.get(each))));
    }
    if (command === 'UNLINK') return `:${[name, ...more].filter((each) => kept.delete(each)).length}\r\n`;
    if (command === 'EVAL') return runScript(name, Number(more[0]), more.slice(1));
    return '+OK\r\n';
  };

  const server = createServer((socket) => {
    sockets.add(socket);
    let waiting = '';
    socket.on('error', () => {});
    socket.on('data', (piece) => {
      waiting += piece.toString('latin1');
      for (let read = commandIn(waiting); read; read = commandIn(waiting)) {
        waiting = waiting.slice(read.length);
        socket.write(reply(read.command));
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}`,
    wasAsked: (command: string) => asked.has(command),
    connections: () => sockets.size,
    answerLookUps: (by: Reply) => {
      change = by;
    },
    /** Loses all connections, and takes new ones without ever answering on them. @returns what ends that for still newer ones. */
    fallSilent: () => {
      greeting = '';
      for (const socket of sockets) socket.destroy();
      sockets.clear();
      return () => {
        greeting = '%0\r\n';
      };
    },
    /** @returns what restarts it with what it keeps now, as one that saves to disk from time to time. */
    save: () => {
      const saved = new Map(kept);
      return () => {
        kept = saved;
        for (const socket of sockets) socket.destroy();
        sockets.clear();
      };
    },
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function arrayOf(values: readonly (string | undefined)[]): string {
  const texts = values.map((text) => (text === undefined ? '$-1\r\n' : `$${text.length}\r\n${text}\r\n`));
  return `*${texts.length}\r\n${texts.join('')}`;
}

function commandIn(text: string): { command: string[]; length: number } | undefined {
  const head = /^\*(\d+)\r\n/.exec(text);
  if (!head) return undefined;
  const command: string[] = [];
  let length = head[0].length;
  while (command.length < Number(head[1])) {
    const size = /^\$(\d+)\r\n/.exec(text.slice(length));
    if (!size) return undefined;
    const start = length + size[0].length;
    const end = start + Number(size[1]);
    if (text.length < end + 2) return undefined;
    command.push(text.slice(start, end));
    length = end + 2;
  }
  return { command, length };
}
