import type { SpanExporter } from '@opentelemetry/sdk-trace';
import type { Logger } from 'pino';
import { loggedError } from '../subgraphs/kit/logged-error.ts';
import { traceWith } from '../subgraphs/kit/tracing.ts';
import type { Environment } from './environment.ts';

/** A collector that is away must not keep a server from stopping, of which each thread waits for it as long as this. */
const stopPatienceMs = 2000;

export interface Tracing {
  /** Sends what has not been sent, as far as it is taken in time, and traces no more. */
  stop(): Promise<void>;
}

export interface TracingConfig {
  /** A collector's address without the path of traces, which is where OTLP has it. */
  endpoint: string;
  serviceName: string;
  /** Of the traces that begin here; one that somebody else began is kept if they keep it. */
  ratio: number;
}

export function tracingConfig(env: Environment): TracingConfig | undefined {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_SERVICE_NAME: serviceName } = env;
  return endpoint === undefined ? undefined : { endpoint, serviceName, ratio: env.OTEL_TRACES_SAMPLER_ARG };
}

/** Sends this process's traces to an OpenTelemetry collector. Whoever has none does not load what it takes. */
export async function startTracing(config: TracingConfig | undefined, logger: Logger): Promise<Tracing> {
  if (!config) return { stop: async () => {} };
  const { BatchSpanProcessor, ParentBasedSampler, TraceIdRatioBasedSampler, TracerProvider } = await import(
    '@opentelemetry/sdk-trace'
  );
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http');
  const { defaultResource, resourceFromAttributes } = await import('@opentelemetry/resources');
  const toCollector = new OTLPTraceExporter({ url: `${config.endpoint.replace(/\/$/, '')}/v1/traces` });
  const exporter = sayingWhatIsLost(toCollector, logger);
  const provider = new TracerProvider({
    resource: defaultResource().merge(resourceFromAttributes({ 'service.name': config.serviceName })),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(config.ratio) }),
    // Clients choose the names of operations, and how long those are.
    spanLimits: { attributeValueLengthLimit: 8192 },
    spanProcessors: [new BatchSpanProcessor({ exporter, exportTimeoutMillis: 5000 })],
  });
  traceWith(provider.getTracer('customer-graph'));
  return {
    stop: async () => {
      traceWith(undefined);
      const { promise: tooLate, resolve } = Promise.withResolvers<'too late'>();
      const impatience = setTimeout(resolve, stopPatienceMs, 'too late');
      const ended = await Promise.race([provider.shutdown().catch(() => {}), tooLate]);
      clearTimeout(impatience);
      if (ended === 'too late') logger.warn('the last traces are lost: the collector does not take them in time');
    },
  };
}

/** OpenTelemetry itself says nothing of a collector that is away, or not where it is looked for. */
function sayingWhatIsLost(exporter: SpanExporter, logger: Logger): SpanExporter {
  let isLost = false;
  return {
    export: (spans, done) =>
      exporter.export(spans, (result) => {
        const { error } = result;
        if (error && !isLost)
          logger.warn({ error: loggedError(error) }, 'traces are lost: the collector does not take them');
        if (!error && isLost) logger.info('the collector takes traces again');
        isLost = error !== undefined;
        done(result);
      }),
    forceFlush: async () => exporter.forceFlush?.(),
    shutdown: () => exporter.shutdown(),
  };
}
