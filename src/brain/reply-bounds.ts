import { llm } from '@livekit/agents';
import { begunBy } from './answered-by.ts';
import { looksLikeGarbage } from './garbage.ts';

/** Tool calls a model may make in answer to one turn of the caller's. */
const MOST_CALLS = 5;
/** How often the very same call may be made in one turn: once more, after a refusal. */
const MOST_SAME_CALLS = 2;
/** Calls asked for at once; whatever is asked beyond is not done. */
const MOST_CALLS_AT_ONCE = 2;
/** Characters a reply may have: three quarters of a minute of speech. */
const MOST_CHARACTERS = 700;
/** Characters of a sentence that has no end. */
const MOST_HELD = 400;

/**
 * Steps of tools the session must allow in one turn: a model's, and those of the script that takes
 * over after it.
 */
export const MOST_TOOL_STEPS = MOST_CALLS + 4;

/** A model does what makes no sense; the message says what. */
export class ModelMisbehavedError extends Error {
  override readonly name = 'ModelMisbehavedError';
}

/** Keeps one reply of a model within bounds. */
export class ReplyBounds {
  readonly #made: readonly llm.FunctionCall[];
  readonly #tools: ReadonlySet<string> | null;
  readonly #spoken = new Set<string>();
  #characters = 0;
  #calls = 0;

  constructor(chat: { chatCtx: llm.ChatContext; toolCtx?: llm.ToolContextLike }) {
    this.#made = callsOfTurn(chat.chatCtx);
    this.#tools = chat.toolCtx ? toolNames(chat.toolCtx) : null;
  }

  /** @throws ModelMisbehavedError where the sentence had better not be spoken */
  sentence(text: string): void {
    const plain = text.trim().toLowerCase();
    if (looksLikeGarbage(text)) throw new ModelMisbehavedError('says what is no language');
    this.#characters += plain.length;
    if (this.#characters > MOST_CHARACTERS) throw new ModelMisbehavedError('does not stop talking');
    // "Okay." may be said twice; a sentence may not.
    if (plain.length > 12 && this.#spoken.has(plain)) {
      throw new ModelMisbehavedError('says the same again');
    }
    this.#spoken.add(plain);
  }

  /** @throws ModelMisbehavedError where what has begun is no sentence */
  unfinished(text: string): void {
    if (text.length > MOST_HELD) throw new ModelMisbehavedError('says a sentence without an end');
  }

  /** @throws ModelMisbehavedError where the tool call is better not made */
  call({ name, args }: llm.FunctionCall): void {
    this.#calls += 1;
    if (this.#tools && !this.#tools.has(name)) {
      throw new ModelMisbehavedError(`calls a tool that does not exist: ${name.slice(0, 60)}`);
    }
    if (argumentsOf(args) === null) {
      throw new ModelMisbehavedError(`calls ${name} with arguments that are no object`);
    }
    const same = this.#made.filter((made) => made.name === name && isSame(made.args, args));
    if (same.length >= MOST_SAME_CALLS) {
      throw new ModelMisbehavedError(`calls ${name} with the same arguments again`);
    }
    if (this.#made.length + this.#calls > MOST_CALLS) {
      throw new ModelMisbehavedError('calls tools without end');
    }
    if (this.#calls > MOST_CALLS_AT_ONCE) {
      throw new ModelMisbehavedError('calls too many tools at once');
    }
  }
}

/** A model's tool calls since the caller spoke last. */
function callsOfTurn(chatCtx: llm.ChatContext): llm.FunctionCall[] {
  if (!begunBy(chatCtx)) return [];
  const heard = chatCtx.items.findLastIndex(
    (item) => item.type === 'message' && item.role === 'user',
  );
  return chatCtx.items
    .slice(heard + 1)
    .filter((item): item is llm.FunctionCall => item.type === 'function_call');
}

function toolNames(toolCtx: llm.ToolContextLike): ReadonlySet<string> {
  return new Set(Object.keys(llm.toToolContext(toolCtx)?.functionTools ?? {}));
}

function argumentsOf(args: string): Record<string, unknown> | null {
  try {
    const parsed: unknown = JSON.parse(args.trim() === '' ? '{}' : args);
    const isObject = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
    return isObject ? (parsed as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function isSame(one: string, other: string): boolean {
  const normal = (args: string) =>
    JSON.stringify(
      Object.entries(argumentsOf(args) ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    );
  return normal(one) === normal(other);
}
