import { llm } from '@livekit/agents';
import type { CallLog } from '../dialogue/call-log.ts';
import type { CallEvent } from '../dialogue/events.ts';
import { unspokenOutcomes } from '../dialogue/unspoken.ts';
import { failureMessageOf, failureReasonOf } from '../resilience/failure-reason.ts';
import { toldByCode } from './answered-by.ts';
import { type GateContext, type GateReason, gate } from './gate.ts';
import { type GateWording, insteadOf } from './gate-instead.ts';
import { openingOf } from './gate-openings.ts';
import { type ChatOptions, GeneratedStream, textChunk } from './generated-stream.ts';
import { type OpenerWords, openerFor, withoutOpener } from './opener.ts';
import { pendingTurn } from './pending-turn.ts';
import type { ScriptedLLM } from './scripted/scripted-llm.ts';
import { SentenceBuffer } from './sentences.ts';
import { TurnCost } from './turn-cost.ts';

/** What the gate kept from the caller in one reply; travels with the chat message. */
export interface GateNote {
  sentence: string;
  reason: GateReason;
}

/** A piece of a reply; an opening alone ("Sure, ") answers nothing yet. */
interface GatedChunk {
  chunk: llm.ChatChunk;
  isOpening: boolean;
}

/**
 * A language model behind three rules: outcomes of writes are told by code without another trip to
 * the model, every sentence passes the gate before more of it is spoken than a beginning that says
 * nothing, and when the model fails before it has said anything the scripted brain answers.
 */
export class ModelLLM extends llm.LLM {
  readonly #inner: llm.LLM;
  readonly #fallback: ScriptedLLM;
  readonly #log: CallLog;
  readonly #gateContext: () => Omit<GateContext, 'events'>;
  readonly #wording: GateWording;
  readonly #newId: () => string;
  readonly #openers: OpenerWords | null;

  constructor(options: {
    inner: llm.LLM;
    fallback: ScriptedLLM;
    log: CallLog;
    gateContext: () => Omit<GateContext, 'events'>;
    wording: GateWording;
    newId: () => string;
    /** For callers who hear the reply: something is said at once. */
    openers?: OpenerWords;
  }) {
    super();
    this.#openers = options.openers ?? null;
    this.#inner = options.inner;
    this.#fallback = options.fallback;
    this.#log = options.log;
    this.#gateContext = options.gateContext;
    this.#wording = options.wording;
    this.#newId = options.newId;
    // An emitter without a listener would end the process.
    this.#inner.on('error', () => {});
    this.#inner.on('metrics_collected', (metrics) => this.emit('metrics_collected', metrics));
  }

  override label(): string {
    return 'bellhop.model';
  }

  override get model(): string {
    return this.#inner.model;
  }

  override get provider(): string {
    return this.#inner.provider;
  }

  override prewarm(): void {
    this.#inner.prewarm();
  }

  override async aclose(): Promise<void> {
    await this.#inner.aclose();
  }

  override chat(options: ChatOptions): llm.LLMStream {
    return new GeneratedStream(this, options, (signal) => this.reply(options, signal));
  }

  /** The chunks of one reply: outcomes not told yet, then what the model says and calls. */
  async *reply(
    options: ChatOptions,
    signal: AbortSignal,
    { why }: { why?: string } = {},
  ): AsyncIterable<llm.ChatChunk> {
    const id = this.#newId();
    const { events } = this.#log;
    const outcomes = unspokenOutcomes(events);
    const pending = pendingTurn(options.chatCtx, events);
    if (outcomes.length > 0) {
      const content = pending ? `${outcomes.join(' ')} ` : outcomes.join(' ');
      yield { id, delta: { role: 'assistant', content, extra: toldByCode(options.chatCtx) } };
      if (!pending) return;
    }
    let answered = false;
    const opener =
      this.#openers && outcomes.length === 0 ? openerFor(options.chatCtx, this.#openers) : null;
    if (opener) yield textChunk(id, `${opener} `);
    const cost = new TurnCost(options.chatCtx, why);
    try {
      for await (const { chunk, isOpening } of this.#gated(options, id, signal)) {
        const { delta } = chunk;
        if (opener && !answered && delta?.content) delta.content = withoutOpener(delta.content);
        answered ||= !isOpening && Boolean(delta?.content || delta?.toolCalls?.length);
        yield* cost.noted(chunk);
      }
      yield* cost.rest(id);
    } catch (cause) {
      if (signal.aborted) return;
      this.#log.append({
        type: 'provider.failed',
        data: {
          kind: 'llm',
          provider: this.#inner.label(),
          reason: failureReasonOf(cause),
          message: failureMessageOf(cause),
        },
      });
      yield* cost.rest(id);
    }
    if (answered || signal.aborted) return;
    yield* this.#fallback.reply(options, {
      told: outcomes.length > 0,
      why: 'the model did not answer',
    });
  }

  async *#gated(options: ChatOptions, id: string, signal: AbortSignal): AsyncIterable<GatedChunk> {
    const sentences = new SentenceBuffer();
    const notes: GateNote[] = [];
    const context: GateContext = {
      ...this.#gateContext(),
      events: withPending(options, this.#log.events),
    };
    /** How much of the sentence being held was spoken already. */
    let opened = 0;
    const open = (): GatedChunk[] => {
      // After an untruth nothing is spoken on trust.
      const to = notes.length === 0 ? openingOf(sentences.held, context.events) : 0;
      if (to <= opened) return [];
      const chunk = textChunk(id, sentences.held.slice(opened, to));
      opened = to;
      return [{ chunk, isOpening: true }];
    };
    const speak = (sentence: string): GatedChunk => {
      const rest = sentence.slice(opened);
      // Half a question is broken off, not finished by something else.
      const joint = /[\w']\s*$/.test(sentence.slice(0, opened)) ? '— ' : '';
      opened = 0;
      const reason = gate(sentence, context);
      if (!reason) return { chunk: textChunk(id, rest), isOpening: false };
      const first = notes.every((note) => note.reason !== reason);
      notes.push({ sentence: sentence.trim(), reason });
      const truth = first ? insteadOf({ sentence, reason }, context, this.#wording) : '';
      const content = first ? `${joint}${truth} ` : '';
      const extra = { bellhop_gate: [...notes] };
      return { chunk: { id, delta: { role: 'assistant', content, extra } }, isOpening: false };
    };
    // A stream of the SDK's ends quietly when it fails, and tells its model instead.
    let failure: Error | undefined;
    const onError = ({ error, recoverable }: { error: Error; recoverable: boolean }) => {
      if (!recoverable) failure = error;
    };
    this.#inner.on('error', onError);
    const stream = this.#inner.chat(options);
    const stop = () => stream.close();
    signal.addEventListener('abort', stop, { once: true });
    try {
      for await (const chunk of stream) {
        const { content, ...rest } = chunk.delta ?? { role: 'assistant' as const };
        if (content) {
          for (const sentence of sentences.push(content)) yield speak(sentence);
          yield* open();
        }
        if (rest.toolCalls?.length || chunk.usage) {
          yield { chunk: { ...chunk, ...(chunk.delta && { delta: rest }) }, isOpening: false };
        }
      }
      for (const sentence of sentences.flush()) {
        // Half a sentence may say the opposite of the whole.
        if (!failure || /[.!?…]["')\]]?\s*$/.test(sentence)) yield speak(sentence);
      }
      if (failure) throw failure;
    } finally {
      signal.removeEventListener('abort', stop);
      this.#inner.off('error', onError);
    }
  }
}

/** The log as it will be once the turn being answered is committed. */
function withPending(options: ChatOptions, events: readonly CallEvent[]): readonly CallEvent[] {
  const pending = pendingTurn(options.chatCtx, events);
  if (!pending) return events;
  const time = events.at(-1)?.time ?? '';
  const data = { ...pending, answer: null };
  return [...events, { type: 'turn.caller', data, seq: events.length, time }];
}
