import { llm } from '@livekit/agents';
import type { CallLog } from '../../dialogue/call-log.ts';
import type { CallEvent } from '../../dialogue/events.ts';
import { unspokenOutcomes } from '../../dialogue/unspoken.ts';
import { answerTo } from '../answer-to.ts';
import { type ChatOptions, GeneratedStream, textChunk } from '../generated-stream.ts';
import { type PendingTurn, pendingTurn } from '../pending-turn.ts';
import { plan } from './plan.ts';
import { fold } from './replay.ts';
import type { ScriptEnv } from './script-env.ts';
import { initialState, type ScriptState } from './script-state.ts';

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
    return new GeneratedStream(this, options, () => this.reply(options));
  }

  /**
   * The chunks of one reply: outcomes not told yet, unless this very reply has `told` them already,
   * then words or a tool call.
   */
  async *reply(
    { chatCtx, toolChoice }: ChatOptions,
    { told = false }: { told?: boolean } = {},
  ): AsyncIterable<llm.ChatChunk> {
    const id = this.#newId();
    const { events } = this.#log;
    const pending = pendingTurn(chatCtx, events);
    const outcomes = told ? [] : unspokenOutcomes(events);
    if (outcomes.length > 0) {
      yield textChunk(id, outcomes.join(' '));
      if (!pending) return;
    }
    const { action } = this.#plan(events, pending);
    if (action.kind === 'say') {
      yield textChunk(id, outcomes.length > 0 ? ` ${action.text}` : action.text);
      return;
    }
    if (toolChoice === 'none') {
      // The SDK allows no more tools in this turn, and silence is no answer.
      yield textChunk(id, this.#env().prompts.offerMessage[0] ?? '');
      return;
    }
    const toolCall = llm.FunctionCall.create({
      callId: `call_${this.#newId()}`,
      name: action.tool,
      args: JSON.stringify(action.args),
    });
    yield { id, delta: { role: 'assistant', toolCalls: [toolCall] } };
  }

  #plan(events: readonly CallEvent[], pending: PendingTurn | null) {
    const env = this.#env();
    let { count, state } = this.#folded;
    for (const event of events.slice(count)) state = fold(state, event, env);
    count = events.length;
    this.#folded = { count, state };
    if (pending) {
      const turn: CallEvent = {
        type: 'turn.caller',
        data: {
          ...pending,
          answer: answerTo({ ...pending, events, language: env.language, read: env.read }),
        },
        seq: count,
        time: env.read.now.toISOString(),
      };
      state = fold(state, turn, env);
    }
    return plan(state, env);
  }
}
