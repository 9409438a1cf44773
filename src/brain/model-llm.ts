import { llm } from '@livekit/agents';
import type { CallLog } from '../dialogue/call-log.ts';
import type { CallEvent } from '../dialogue/events.ts';
import { unspokenOutcomes } from '../dialogue/unspoken.ts';
import type { Breakers } from '../resilience/breakers.ts';
import { begunBy, toldByCode } from './answered-by.ts';
import { askModel, ModelFailedError } from './ask-model.ts';
import type { GateContext } from './gate/gate.ts';
import type { GateWording } from './gate/instead.ts';
import { type GatedChunk, GatedSpeech } from './gated-speech.ts';
import { type ChatOptions, GeneratedStream, textChunk } from './generated-stream.ts';
import { hasMisbehaved, isTold, lastFailed } from './model-record.ts';
import type { NamedModel } from './models/model.ts';
import { type OpenerWords, openerFor, withoutOpener } from './opener.ts';
import { pendingTurn } from './pending-turn.ts';
import { ModelMisbehavedError, ReplyBounds } from './reply-bounds.ts';
import type { ScriptedLLM } from './scripted/scripted-llm.ts';
import { SpokenReply } from './spoken-reply.ts';
import { TurnCost } from './turn-cost.ts';

export type { GateNote } from './gated-speech.ts';

/** How long a model may take to begin, in milliseconds. */
const FIRST_TOKEN_MS = 1200;
/** The share of it that a model asked after another one has; the caller is waiting already. */
const LATER_SHARE = 0.6;
const STALL_MS = 1500;
const ANSWER_MS = 15_000;
/** To a model that goes on where another one broke off. */
const GO_ON =
  'The line broke while you were speaking. The caller has heard the words above and nothing after them. Go on with a new, complete sentence; repeat nothing.';

/**
 * Language models behind four rules: outcomes of writes are told by code without another trip to a
 * model; every sentence passes the gate; a model that fails, hangs or breaks off is followed by the
 * next one and at last by the scripted brain, within the same reply; and one that does what makes no
 * sense gives the turn, and after it happened again the call, to the scripted brain.
 */
export class ModelLLM extends llm.LLM {
  readonly #models: readonly NamedModel[];
  readonly #breakers: Breakers | null;
  readonly #firstTokenMs: number;
  readonly #fallback: ScriptedLLM;
  readonly #log: CallLog;
  readonly #gateContext: () => Omit<GateContext, 'events'>;
  readonly #wording: GateWording;
  readonly #newId: () => string;
  readonly #openers: OpenerWords | null;

  constructor(options: {
    /** In the order they are asked. */
    models: readonly NamedModel[];
    /** What is known to be down; without, every model is asked every time. */
    breakers?: Breakers;
    firstTokenMs?: number;
    fallback: ScriptedLLM;
    log: CallLog;
    gateContext: () => Omit<GateContext, 'events'>;
    wording: GateWording;
    newId: () => string;
    /** For callers who hear the reply: something is said at once. */
    openers?: OpenerWords;
  }) {
    super();
    this.#models = options.models;
    this.#breakers = options.breakers ?? null;
    this.#firstTokenMs = options.firstTokenMs ?? FIRST_TOKEN_MS;
    this.#openers = options.openers ?? null;
    this.#fallback = options.fallback;
    this.#log = options.log;
    this.#gateContext = options.gateContext;
    this.#wording = options.wording;
    this.#newId = options.newId;
    for (const { llm: model } of this.#models) {
      // An emitter without a listener would end the process.
      model.on('error', () => {});
      model.on('metrics_collected', (metrics) => this.emit('metrics_collected', metrics));
    }
  }

  override label(): string {
    return 'bellhop.model';
  }

  override get model(): string {
    return this.#models[0]?.llm.model ?? 'none';
  }

  override get provider(): string {
    return this.#models[0]?.llm.provider ?? 'none';
  }

  override prewarm(): void {
    for (const { llm: model } of this.#models) model.prewarm();
  }

  override async aclose(): Promise<void> {
    await Promise.all(this.#models.map(({ llm: model }) => model.aclose()));
  }

  override chat(options: ChatOptions): llm.LLMStream {
    return new GeneratedStream(
      this,
      options,
      (signal) => this.reply(options, signal),
      (cause) => this.#fallback.broken(cause),
    );
  }

  /** The chunks of one reply: outcomes not told yet, then what the models say and call. */
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
    const told = outcomes.length > 0;
    // What the script has begun in this turn is the script's to end.
    const begun = begunBy(options.chatCtx);
    if (begun?.by === 'script') {
      yield* this.#fallback.reply(options, { told, ...(begun.why && { why: begun.why }) });
      return;
    }
    const models = this.#models.filter(({ name }) => !hasMisbehaved(events, name));
    let opener: string | null = null;
    const spoken = new SpokenReply();
    const cost = new TurnCost(options.chatCtx, why);
    let failure =
      this.#models.length > models.length ? 'the model made no sense' : 'no model is up';
    let asked = 0;
    for (const model of models) {
      if (this.#breakers && !this.#breakers.mayUse('llm', model.name)) continue;
      if (asked === 0 && this.#openers && !told) {
        opener = openerFor(options.chatCtx, this.#openers);
        if (opener) yield textChunk(id, `${opener} `);
      }
      const patience = {
        firstTokenMs: Math.round(this.#firstTokenMs * (asked === 0 ? 1 : LATER_SHARE)),
        stallMs: STALL_MS,
        answerMs: Math.max(ANSWER_MS, this.#firstTokenMs * 2),
      };
      asked += 1;
      cost.provider = model.name;
      try {
        for await (const { chunk, isOpening } of this.#gated({
          model,
          options,
          id,
          signal,
          spoken,
          patience,
        })) {
          const { delta } = chunk;
          if (opener && !spoken.answers && delta?.content) {
            delta.content = withoutOpener(delta.content);
          }
          spoken.answers ||= !isOpening && Boolean(delta?.content || delta?.toolCalls?.length);
          yield* cost.noted(chunk);
        }
        if (signal.aborted && spoken.text === '') return;
        this.#answered(model.name);
        if (signal.aborted) return;
        yield* cost.rest(id);
        if (spoken.answers) return;
        failure = 'the model did not answer';
      } catch (cause) {
        if (signal.aborted) return;
        yield* cost.rest(id);
        spoken.breakOff();
        failure = this.#failed(model.name, cause);
        if (spoken.isComplete) return;
        if (cause instanceof ModelMisbehavedError) break;
      }
    }
    yield* this.#goOn(options, { told, spoken, why: failure });
  }

  /** The script's reply, without what the caller has heard already. */
  async *#goOn(
    options: ChatOptions,
    { told, spoken, why }: { told: boolean; spoken: SpokenReply; why: string },
  ): AsyncIterable<llm.ChatChunk> {
    for await (const chunk of this.#fallback.reply(options, { told, why })) {
      const { delta } = chunk;
      if (delta?.content && !spoken.has(delta.content)) {
        delta.content = spoken.joined(delta.content);
      } else if (delta?.toolCalls?.length && !delta.content) {
        delta.content = spoken.pause();
      }
      yield chunk;
    }
  }

  async *#gated({
    model,
    options,
    id,
    signal,
    spoken,
    patience,
  }: {
    model: NamedModel;
    options: ChatOptions;
    id: string;
    signal: AbortSignal;
    spoken: SpokenReply;
    patience: Parameters<typeof askModel>[0]['patience'];
  }): AsyncIterable<GatedChunk> {
    const bounds = new ReplyBounds(options);
    const speech = new GatedSpeech({
      id,
      context: { ...this.#gateContext(), events: withPending(options, this.#log.events) },
      wording: this.#wording,
      bounds,
      spoken,
    });
    const chat = spoken.text === '' ? options : goingOn(options, spoken.text);
    let isCounted = false;
    try {
      for await (const chunk of askModel({ model, chat, signal, patience })) {
        const { content, ...rest } = chunk.delta ?? { role: 'assistant' as const };
        if (content) yield* speech.push(content);
        for (const call of rest.toolCalls ?? []) bounds.call(call);
        isCounted ||= chunk.usage !== undefined;
        if (rest.toolCalls?.length) spoken.acts = true;
        if (rest.toolCalls?.length || chunk.usage) {
          yield { chunk: { ...chunk, ...(chunk.delta && { delta: rest }) }, isOpening: false };
        }
      }
    } catch (cause) {
      if (cause instanceof ModelFailedError) yield* speech.rest({ onlyWhole: true });
      throw cause;
    }
    // A server that goes away politely ends its answer as if it were whole, but forgets the bill.
    if (!isCounted && !spoken.acts && speech.breaksOff) {
      throw new ModelFailedError({
        provider: model.name,
        reason: 'died',
        message: 'the answer ends in the middle of a sentence',
      });
    }
    yield* speech.rest({ onlyWhole: false });
  }

  #answered(provider: string): void {
    this.#breakers?.succeeded('llm', provider);
    if (lastFailed(this.#log.events, provider)) {
      this.#log.append({ type: 'provider.recovered', data: { kind: 'llm', provider } });
    }
  }

  /** Notes what went wrong; returns it in words. */
  #failed(provider: string, cause: unknown): string {
    const made = cause instanceof ModelMisbehavedError;
    const reason = made ? 'garbage' : cause instanceof ModelFailedError ? cause.reason : 'error';
    const message = cause instanceof Error ? cause.message : String(cause);
    // One that answers, whatever it answers, is not down.
    if (made) this.#breakers?.succeeded('llm', provider);
    else this.#breakers?.failed('llm', provider, reason);
    if (!isTold(this.#log.events, { provider, reason })) {
      const data = { kind: 'llm' as const, provider, reason, message };
      this.#log.append({ type: 'provider.failed', data });
    }
    return made ? `the model ${message}` : 'the model did not answer';
  }
}

/** The chat as it stands for a model that goes on after another one broke off. */
function goingOn(options: ChatOptions, heard: string): ChatOptions {
  const chatCtx = options.chatCtx.copy();
  chatCtx.addMessage({ role: 'assistant', content: heard.trim() });
  chatCtx.addMessage({ role: 'system', content: GO_ON });
  return { ...options, chatCtx };
}

/** The log as it will be once the turn being answered is committed. */
function withPending(options: ChatOptions, events: readonly CallEvent[]): readonly CallEvent[] {
  const pending = pendingTurn(options.chatCtx, events);
  if (!pending) return events;
  const time = events.at(-1)?.time ?? '';
  const data = { ...pending, answer: null };
  return [...events, { type: 'turn.caller', data, seq: events.length, time }];
}
