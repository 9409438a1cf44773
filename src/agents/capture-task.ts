import { type llm, voice } from '@livekit/agents';
import { type CaptureState, type CaptureStep, hear, press, start } from '../capture/capture.ts';
import { codeCapture } from '../capture/code.ts';
import type { CaptureDefinition } from '../capture/definition.ts';
import { emailCapture } from '../capture/email.ts';
import { nameCapture } from '../capture/name.ts';
import { partySizeCapture } from '../capture/party-size.ts';
import { phoneCapture } from '../capture/phone.ts';
import type { CaptureKind } from '../language/capture-language.ts';

/** The caller would not give the value, or it could not be understood. */
export class NotCapturedError extends Error {
  readonly kind: CaptureKind;

  constructor(kind: CaptureKind) {
    super(`no ${kind} was captured`);
    this.name = 'NotCapturedError';
    this.kind = kind;
  }
}

/**
 * Asks for one value, reads it back until the caller agrees, and completes with it. Needs no model:
 * every turn is understood and answered by code. To be awaited (`run()`) in a function tool or in an
 * agent's `onEnter` or `onExit`.
 *
 * @throws NotCapturedError from `run()` when it is given up
 */
export class CaptureTask<T> extends voice.AgentTask<T> {
  readonly #definition: CaptureDefinition<T>;
  #state: CaptureState<T>;
  #speech: voice.SpeechHandle | null = null;

  constructor(definition: CaptureDefinition<T>) {
    // Without a model no answer can be begun before the caller's turn is over.
    super({ id: `capture-${definition.kind}`, instructions: '', llm: null });
    this.#definition = definition;
    this.#state = start(definition).state;
  }

  override async onEnter(): Promise<void> {
    this.#take(start(this.#definition));
  }

  override async onUserTurnCompleted(
    chatCtx: llm.ChatContext,
    newMessage: llm.ChatMessage,
  ): Promise<void> {
    // A stopped turn leaves no trace by itself, and the agent after this one should know of it.
    chatCtx.items.push(newMessage);
    await this.updateChatCtx(chatCtx);
    this.hear(newMessage.rawTextContent ?? '');
    throw new voice.StopResponse();
  }

  /** Takes words that came another way than by voice, such as typed ones. */
  hear(text: string): void {
    if (!this.done) this.#take(hear(this.#definition, this.#state, text));
  }

  /** Takes one key of a telephone: `0` to `9`, `#` or `*`. */
  press(digit: string): void {
    if (this.done) return;
    if (this.#speech?.allowInterruptions && !this.#speech.done()) this.#speech.interrupt();
    this.#take(press(this.#definition, this.#state, digit));
  }

  #take({ state, say }: CaptureStep<T>): void {
    this.#state = state;
    if (say !== '') this.#speech = this.session.say(say);
    if (state.stage === 'done' && state.value !== null) this.complete(state.value);
    if (state.stage === 'given-up') this.complete(new NotCapturedError(this.#definition.kind));
  }
}

/** Captures a person's name. */
export function captureName(...options: Parameters<typeof nameCapture>): CaptureTask<string> {
  return new CaptureTask(nameCapture(...options));
}

/** Captures a telephone number, in E.164. */
export function capturePhone(...options: Parameters<typeof phoneCapture>): CaptureTask<string> {
  return new CaptureTask(phoneCapture(...options));
}

/** Captures an email address, in lower case. */
export function captureEmail(...options: Parameters<typeof emailCapture>): CaptureTask<string> {
  return new CaptureTask(emailCapture(...options));
}

/** Captures how many people come. */
export function capturePartySize(
  ...options: Parameters<typeof partySizeCapture>
): CaptureTask<number> {
  return new CaptureTask(partySizeCapture(...options));
}

/** Captures a confirmation code, in capital letters and digits. */
export function captureCode(...options: Parameters<typeof codeCapture>): CaptureTask<string> {
  return new CaptureTask(codeCapture(...options));
}
