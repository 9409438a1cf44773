import { llm } from '@livekit/agents';
import type { CallLog } from '../../dialogue/call-log.ts';
import type { CallEvent, EventOf } from '../../dialogue/events.ts';
import { isUnderway } from '../../dialogue/facts.ts';
import type { Pace } from '../../dialogue/pace.ts';
import { BEING_DONE, unspokenOutcomes } from '../../dialogue/unspoken.ts';
import { answerTo } from '../answer-to.ts';
import { answeredBy, toldByCode } from '../answered-by.ts';
import { type ChatOptions, GeneratedStream } from '../generated-stream.ts';
import { lastAsked, type PendingTurn, pendingTurn } from '../pending-turn.ts';
import type { Action } from './action.ts';
import { paceOf } from './pace.ts';
import { plan } from './plan.ts';
import { asked, fold } from './replay.ts';
import type { ScriptEnv } from './script-env.ts';
import { initialState, type ScriptState, type Step } from './script-state.ts';
import { isSenseless, sensible } from './sensible.ts';
import { type Sureness, surenessOf } from './sureness.ts';

/** The deterministic brain: needs no key, answers in about no time, and never goes silent. */
export class ScriptedLLM extends llm.LLM {
  readonly #log: CallLog;
  readonly #env: () => ScriptEnv;
  readonly #newId: () => string;
  /** The fold of the log so far; only ever extended, since the log is. */
  #folded: { count: number; state: ScriptState } = { count: 0, state: initialState };

  constructor(options: { log: CallLog; env: () => ScriptEnv; newId: () => string }) {
    super();
    this.#log = options.log;
    this.#env = options.env;
    this.#newId = options.newId;
  }

  override label(): string {
    return 'bellhop.scripted';
  }

  override get model(): string {
    return 'scripted';
  }

  override get provider(): string {
    return 'bellhop';
  }

  override chat(options: ChatOptions): llm.LLMStream {
    return new GeneratedStream(
      this,
      options,
      () => this.reply(options),
      (cause) => this.broken(cause),
    );
  }

  /** What is said where a brain broke down: the call goes on, and the log tells why. */
  broken(cause: unknown): llm.ChatChunk {
    const message = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
    const data = { kind: 'llm', provider: 'scripted', reason: 'error', message } as const;
    this.#log.append({ type: 'provider.failed', data });
    const [content = ''] = this.#env().prompts.offerMessage;
    const extra = answeredBy({ by: 'code', why: 'the brain broke down' });
    return { id: this.#newId(), delta: { role: 'assistant', content, extra } };
  }

  /**
   * The chunks of one reply: outcomes not told yet, unless this very reply has `told` them already,
   * then words or a tool call.
   */
  async *reply(
    { chatCtx, toolChoice }: ChatOptions,
    { told = false, why }: { told?: boolean; why?: string } = {},
  ): AsyncIterable<llm.ChatChunk> {
    const id = this.#newId();
    const { events } = this.#log;
    const pending = pendingTurn(chatCtx, events);
    const outcomes = told ? [] : unspokenOutcomes(events);
    if (outcomes.length > 0) {
      yield {
        id,
        delta: {
          role: 'assistant',
          content: outcomes.join(' '),
          extra: toldByCode(chatCtx),
        },
      };
      if (!pending) return;
    }
    const { action } = this.#plan(events, pending);
    const note = answeredBy({ by: 'script', ...(why && { why }) });
    const say = (text: string): llm.ChatChunk => ({
      id,
      delta: {
        role: 'assistant',
        content: outcomes.length > 0 ? ` ${text}` : text,
        extra: note,
      },
    });
    if (action.kind === 'say') {
      yield say(action.text);
      return;
    }
    if (isUnderway(events, action.tool, action.args)) {
      // The reply that started it tells what came of it; where that was cut off, `AnswerWatch` asks.
      const content = this.#env().prompts.beingDone;
      const extra = answeredBy({ by: 'script', why: BEING_DONE });
      yield outcomes.length > 0
        ? say(content)
        : { id, delta: { role: 'assistant', content, extra } };
      return;
    }
    if (toolChoice === 'none') {
      // The SDK allows no more tools in this turn, and silence is no answer.
      yield say(this.#env().prompts.offerMessage[0] ?? '');
      return;
    }
    const toolCall = llm.FunctionCall.create({
      callId: `call_${this.#newId()}`,
      name: action.tool,
      args: JSON.stringify(action.args),
      extra: note,
    });
    yield { id, delta: { role: 'assistant', toolCalls: [toolCall] } };
  }

  /** Whether what the caller has said so far can be all. */
  paceOf(text: string): Pace {
    const { events } = this.#log;
    const turn = this.#turnOf({ text, itemId: '' }, events);
    return paceOf(this.#fold(events), turn, this.#env());
  }

  /** What the caller was asked last. */
  get asking(): Step {
    return asked(this.#fold(this.#log.events), this.#env()).asking;
  }

  /** What will be said next if the caller answers as most do: what can be made ready meanwhile. */
  likelyReplies(): string[] {
    const { events } = this.#log;
    const env = this.#env();
    const state = this.#fold(events);
    const answers = asked(state, env).asking === 'choice' ? env.prompts.likelyChoices : [];
    return answers.flatMap((text) => {
      const turn = this.#turnOf({ text, itemId: '' }, events);
      const { action } = plan(fold(state, turn, env), env);
      return action.kind === 'say' ? [action.text] : [];
    });
  }

  /** The event these words will be once they are committed; null where rules are not sure of them. */
  foreseenTurn(text: string): EventOf<'turn.caller'> | null {
    const { events } = this.#log;
    const turn = this.#turnOf({ text, itemId: '' }, events);
    return surenessOf(this.#fold(events), turn, this.#env()).sure ? turn : null;
  }

  /** What will be done if the log goes on with these events. */
  foresee(ahead: readonly CallEvent[]): Action {
    const env = this.#env();
    const state = ahead.reduce(
      (before, event) => fold(before, event, env),
      this.#fold(this.#log.events),
    );
    return plan(state, env).action;
  }

  /** How sure the rules are of the caller's words that end the chat; null when it ends with none. */
  sureness({ chatCtx }: Pick<ChatOptions, 'chatCtx'>): Sureness | null {
    const { events } = this.#log;
    const pending = pendingTurn(chatCtx, events);
    const env = this.#env();
    if (pending) return surenessOf(this.#fold(events), this.#turnOf(pending, events), env);
    const last = events.findLast(
      (event) => event.type === 'turn.caller' && event.data.itemId === lastAsked(chatCtx)?.id,
    );
    if (last?.type !== 'turn.caller') return null;
    const before = events.slice(0, events.indexOf(last));
    return surenessOf(
      sensible(before).reduce((state, event) => fold(state, event, env), initialState),
      last,
      env,
    );
  }

  #plan(events: readonly CallEvent[], pending: PendingTurn | null) {
    const env = this.#env();
    const state = this.#fold(events);
    return plan(pending ? fold(state, this.#turnOf(pending, events), env) : state, env);
  }

  #fold(events: readonly CallEvent[]): ScriptState {
    const env = this.#env();
    const { count, state: before } = this.#folded;
    const news = events.slice(count);
    // What a model did before it made no sense is no more to be built on.
    const state = news.some(isSenseless)
      ? sensible(events).reduce((state, event) => fold(state, event, env), initialState)
      : news.reduce((state, event) => fold(state, event, env), before);
    this.#folded = { count: events.length, state };
    return state;
  }

  /** The event the caller's words will be once they are committed. */
  #turnOf(pending: PendingTurn, events: readonly CallEvent[]): EventOf<'turn.caller'> {
    const { language, read } = this.#env();
    const answer = answerTo({ ...pending, events, language, read });
    return {
      type: 'turn.caller',
      data: { ...pending, answer },
      seq: events.length,
      time: read.now.toISOString(),
    };
  }
}
