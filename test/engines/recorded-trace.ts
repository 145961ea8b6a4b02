import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { startServerSpan, traceWith, within } from '../../subgraphs/kit/tracing.ts';

export interface RecordedSpan {
  name: string;
  attributes: Record<string, unknown>;
}

/** Traces each of these and gives, for each, the spans below its own. */
export async function recordedTraces(...works: (() => Promise<unknown>)[]): Promise<RecordedSpan[][]> {
  const exporter = new InMemorySpanExporter();
  const provider = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] });
  traceWith(provider.getTracer('test'));
  const traceIds = await Promise.all(
    works.map(async (work) => {
      const span = startServerSpan('test', {}, {});
      await within(span, work);
      return span?.spanContext().traceId;
    }),
  );
  traceWith(undefined);
  await provider.forceFlush();
  return traceIds.map((traceId) =>
    exporter
      .getFinishedSpans()
      .filter((span) => span.spanContext().traceId === traceId)
      .map(({ name, attributes }) => ({ name, attributes })),
  );
}
