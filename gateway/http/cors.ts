import cors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';

const preflightAgeSeconds = 600;

/**
 * Lets pages of these origins call the gateway; `*` lets pages of any. Callers are told apart by the token that the page
 * sends, never by cookies, so credentials of the browser are not allowed.
 */
export async function addCors(server: FastifyInstance, origins: readonly string[]): Promise<void> {
  if (origins.length === 0) return;
  await server.register(cors, {
    origin: [...origins],
    credentials: false,
    exposedHeaders: ['x-request-id', 'www-authenticate', 'retry-after'],
    maxAge: preflightAgeSeconds,
    strictPreflight: false,
  });
}
