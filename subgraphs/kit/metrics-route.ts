import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { expositionType, type Metrics } from './metrics.ts';

export interface MetricsAccess {
  /** Whoever sends it as a bearer token may look, from anywhere. Without one, only this machine may. */
  metricsToken?: string;
}

/** Shows `/metrics` to those who may look; see docs/decisions/014-telemetry.md. */
export function addMetricsRoute(server: FastifyInstance, metrics: Metrics, { metricsToken }: MetricsAccess): void {
  const mayLook = metricsToken === undefined ? comesFromHere : carries(metricsToken);
  server.get('/metrics', async (request, reply) => {
    if (mayLook(request)) return reply.type(expositionType).send(await metrics.text());
    if (metricsToken === undefined)
      return reply.code(403).send({ error: 'metrics are shown to this machine only, unless METRICS_TOKEN is set' });
    return reply
      .code(401)
      .header('www-authenticate', 'Bearer')
      .send({ error: 'metrics are shown to whoever sends METRICS_TOKEN as a bearer token' });
  });
}

/** A proxy on this machine, or a page in a browser on it that another site controls, does not count as this machine. */
function comesFromHere({ socket, headers }: FastifyRequest): boolean {
  const isProxied = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'].some((name) => name in headers);
  return !isProxied && isLoopbackAddress(socket.remoteAddress ?? '') && isLoopbackName(headers.host ?? '');
}

function isLoopbackAddress(address: string): boolean {
  return /^(::ffff:)?127\.|^::1$/.test(address);
}

function isLoopbackName(name: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i.test(name);
}

function carries(token: string): (request: FastifyRequest) => boolean {
  const expected = digest(`Bearer ${token}`);
  return ({ headers }) => timingSafeEqual(digest(headers.authorization ?? ''), expected);
}

/** Of equal length whatever is compared. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
