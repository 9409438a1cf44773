import {
  InMemorySpanExporter,
  NodeTracerProvider,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-node';
import { describe, expect, it } from 'vitest';
import { CallTrace } from '../../src/observe/call-trace.ts';
import { agent, begun, caller, done, failed, logged, started } from '../support/call-log.ts';

function traced(keepsPersonal: boolean) {
  const exporter = new InMemorySpanExporter();
  const provider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  const call = new CallTrace({ tracer: provider.getTracer('test'), keepsPersonal });
  const events = logged(
    started('+12125550142'),
    caller('A cleaning for Ana Silva'),
    begun('identify_user'),
    done('identify_user'),
    begun('fetch_slots'),
    failed('fetch_slots', 'unavailable'),
    agent('One moment, Ana.'),
    { type: 'call.ended', data: { outcome: 'answered', reason: 'goodbye' } },
  );
  for (const event of events) call.add(event);
  return exporter.getFinishedSpans();
}

describe('the trace of a call', () => {
  it('has a span for the call, for each turn and for each tool, in one trace', () => {
    const spans = traced(false);
    expect(spans.map(({ name }) => name)).toEqual([
      'tool identify_user',
      'tool fetch_slots',
      'turn',
      'call',
    ]);
    expect(new Set(spans.map((span) => span.spanContext().traceId)).size).toBe(1);
    const [, tool, turn, call] = spans;
    expect(tool?.parentSpanContext?.spanId).toBe(turn?.spanContext().spanId);
    expect(turn?.parentSpanContext?.spanId).toBe(call?.spanContext().spanId);
    expect(tool?.status).toMatchObject({ message: 'unavailable' });
    expect(call?.attributes).toMatchObject({
      'bellhop.call_id': 'call-1',
      'bellhop.outcome': 'answered',
    });
  });

  it('holds who called and what was said only where that is kept', () => {
    const told = (spans: ReturnType<typeof traced>) =>
      JSON.stringify(spans.map(({ name, attributes, events }) => ({ name, attributes, events })));
    expect(told(traced(false))).not.toMatch(/Ana|5550142/);
    expect(told(traced(true))).toMatch(/5550142[\s\S]*|Ana/);
  });
});
