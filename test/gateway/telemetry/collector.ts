import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { startTracing, type Tracing } from '../../../scripts/tracing.ts';

export interface SeenSpan {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  traceState?: string;
  name: string;
  /** 1 internal, 2 server, 3 client. */
  kind: number;
  attributes: Record<string, unknown>;
  failed: boolean;
  /** Of the process that it is from. */
  service: unknown;
}

export interface Collector extends AsyncDisposable {
  endpoint: string;
  /** Every body that was received, as it came. */
  bodies: string[];
  spans(): SeenSpan[];
}

type OtlpAttributes = { key: string; value: Record<string, unknown> }[];

interface OtlpResource {
  resource: { attributes: OtlpAttributes };
  scopeSpans: { spans: OtlpSpan[] }[];
}

interface OtlpSpan extends Omit<SeenSpan, 'attributes' | 'failed' | 'service'> {
  attributes: OtlpAttributes;
  status: { code?: number };
}

/** Takes traces in OTLP as JSON over HTTP, as an OpenTelemetry collector does. */
export async function startCollector(): Promise<Collector> {
  const bodies: string[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const isTraces = request.url === '/v1/traces' && request.headers['content-type'] === 'application/json';
    if (isTraces) bodies.push(body);
    response.writeHead(isTraces ? 200 : 400, { 'content-type': 'application/json' }).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bodies,
    spans: () => bodies.flatMap(spansIn),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Traces of this process go to the collector; after `stop` it has them all. */
export function tracingTo(
  { endpoint }: Pick<Collector, 'endpoint'>,
  logger = pino({ level: 'silent' }),
): Promise<Tracing> {
  return startTracing({ endpoint, serviceName: 'house-under-test', ratio: 1 }, logger);
}

function spansIn(body: string): SeenSpan[] {
  const { resourceSpans } = JSON.parse(body) as { resourceSpans: OtlpResource[] };
  return resourceSpans.flatMap(({ resource, scopeSpans }) => {
    const service = valuesOf(resource.attributes)['service.name'];
    return scopeSpans
      .flatMap(({ spans }) => spans)
      .map(({ attributes, status, ...span }) => ({
        ...span,
        attributes: valuesOf(attributes),
        failed: status.code === 2,
        service,
      }));
  });
}

function valuesOf(attributes: OtlpAttributes): Record<string, unknown> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));
}

/** Names of the spans that lead from this one to the first of its process or client. */
export function wayTo(span: SeenSpan, spans: readonly SeenSpan[]): string[] {
  const above = spans.find(({ spanId }) => spanId === span.parentSpanId);
  return above ? [...wayTo(above, spans), span.name] : [span.name];
}
