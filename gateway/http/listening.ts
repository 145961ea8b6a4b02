import { once } from 'node:events';
import { createServer } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** The first thread of a process opens the port, others join in: the system spreads connections over them. */
export type SharedPort = 'opens' | 'joins';

export interface ListenOptions {
  host: string;
  /** 0 takes any free port. */
  port: number;
  /** Left out where one thread serves alone. */
  sharedPort?: SharedPort;
}

/** @returns the origin. @throws when the port is taken, or cannot be shared on this system. */
export async function listen(server: FastifyInstance, { host, port, sharedPort }: ListenOptions): Promise<string> {
  // Otherwise two houses of one user could share a port unnoticed.
  if (sharedPort === 'opens' && port !== 0) await assertFree(host, port);
  // Node knows it, the types of Fastify do not.
  const options = { host, port, reusePort: sharedPort !== undefined };
  return server.listen(options);
}

async function assertFree(host: string, port: number): Promise<void> {
  const trial = createServer().listen({ host, port });
  await once(trial, 'listening');
  trial.close();
  await once(trial, 'close');
}
