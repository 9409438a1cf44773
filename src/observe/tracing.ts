import { type Tracer, trace } from '@opentelemetry/api';

/** Spans go where the standard OTEL_ variables say; without them nowhere, at no cost. */
export interface Tracing {
  tracer: Tracer;
  /** Sends what waits to be sent. */
  flush(): Promise<void>;
}

/** Sets tracing up for this process, as OTEL_EXPORTER_OTLP_ENDPOINT and its like say. */
export async function startTracing(env: NodeJS.ProcessEnv): Promise<Tracing> {
  const isWanted =
    (env.OTEL_EXPORTER_OTLP_ENDPOINT ?? env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT) &&
    env.OTEL_TRACES_EXPORTER !== 'none' &&
    env.OTEL_SDK_DISABLED !== 'true';
  if (!isWanted) return { tracer: trace.getTracer('bellhop'), flush: async () => {} };
  const [
    { BatchSpanProcessor, NodeTracerProvider },
    { OTLPTraceExporter },
    { resourceFromAttributes },
  ] = await Promise.all([
    import('@opentelemetry/sdk-trace-node'),
    import('@opentelemetry/exporter-trace-otlp-proto'),
    import('@opentelemetry/resources'),
  ]);
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': env.OTEL_SERVICE_NAME ?? 'bellhop' }),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  });
  // Not the process's own: the SDK's spans hold what callers say.
  return {
    tracer: provider.getTracer('bellhop'),
    flush: () => provider.forceFlush().catch(() => {}),
  };
}
