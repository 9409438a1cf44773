import {
  type Attributes,
  context,
  type Span,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import type { CallEvent } from '../dialogue/events.ts';

/**
 * One trace per call, made of its events: a span for the call, one for each turn of the caller until
 * the agent's answer is heard, and one for each tool. Names and attributes hold nothing personal
 * unless `keepsPersonal`.
 */
export class CallTrace {
  readonly #tracer: Tracer;
  readonly #keepsPersonal: boolean;
  #call: Span | null = null;
  #turn: Span | null = null;
  readonly #tools = new Map<string, Span>();

  constructor(options: { tracer: Tracer; keepsPersonal: boolean }) {
    this.#tracer = options.tracer;
    this.#keepsPersonal = options.keepsPersonal;
  }

  add(event: CallEvent): void {
    const at = new Date(event.time);
    switch (event.type) {
      case 'call.started':
      case 'call.resumed': {
        this.#call ??= this.#tracer.startSpan('call', { startTime: at, root: true });
        if (event.type === 'call.resumed') {
          this.#call.setAttribute('bellhop.epoch', event.data.epoch);
          return;
        }
        const { callId, channel, business, from, to } = event.data;
        this.#call.setAttributes({
          'bellhop.call_id': callId,
          'bellhop.channel': channel,
          'bellhop.business': business,
          ...this.#personal({ from, to }),
        });
        return;
      }
      case 'turn.caller':
        this.#turn?.end(at);
        this.#turn = this.#begin('turn', at, this.#personal({ caller: event.data.text }));
        return;
      case 'turn.timing':
        this.#turn?.setAttribute('bellhop.gap_ms', event.data.gapMs);
        return;
      case 'turn.agent': {
        const { by = 'unknown', why, interrupted, text } = event.data;
        this.#turn?.setAttributes({
          'bellhop.answered_by': by,
          'bellhop.interrupted': interrupted,
          ...(why && { 'bellhop.why': why }),
          ...this.#personal({ agent: text }),
        });
        this.#turn?.end(at);
        this.#turn = null;
        return;
      }
      case 'tool.started': {
        const { tool, toolCallId } = event.data;
        this.#tools.set(toolCallId, this.#begin(`tool ${tool}`, at, {}));
        return;
      }
      case 'tool.succeeded':
      case 'tool.failed': {
        const span = this.#tools.get(event.data.toolCallId);
        this.#tools.delete(event.data.toolCallId);
        if (event.type === 'tool.failed') {
          span?.setStatus({ code: SpanStatusCode.ERROR, message: event.data.reason });
        }
        span?.end(at);
        return;
      }
      case 'provider.failed': {
        const { kind, provider, reason } = event.data;
        (this.#turn ?? this.#call)?.addEvent('provider failed', { kind, provider, reason }, at);
        return;
      }
      case 'transfer': {
        const { how, status, reason = 'none' } = event.data;
        this.#call?.addEvent('transfer', { how, status, reason }, at);
        return;
      }
      case 'call.ended':
        for (const span of [...this.#tools.values(), this.#turn]) span?.end(at);
        this.#call?.setAttribute('bellhop.outcome', event.data.outcome);
        this.#call?.end(at);
        this.#call = null;
        return;
      default:
    }
  }

  #begin(name: string, startTime: Date, attributes: Attributes): Span {
    const parent = this.#turn && name !== 'turn' ? this.#turn : this.#call;
    const under = parent ? trace.setSpan(context.active(), parent) : context.active();
    return this.#tracer.startSpan(name, { startTime, attributes }, under);
  }

  #personal(values: Record<string, string | undefined>): Attributes {
    if (!this.#keepsPersonal) return {};
    return Object.fromEntries(
      Object.entries(values).flatMap(([key, value]) => (value ? [[`pii.${key}`, value]] : [])),
    );
  }
}
