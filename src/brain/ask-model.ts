import type { llm } from '@livekit/agents';
import type { FailureReason } from '../dialogue/events.ts';
import { failureMessageOf, failureReasonOf } from '../resilience/failure-reason.ts';
import type { ChatOptions } from './generated-stream.ts';
import type { NamedModel } from './models/model.ts';
import { withSignsOfLife } from './models/sign-of-life.ts';

/** How long a model may keep the caller waiting, in milliseconds. */
export interface ModelPatience {
  /** Until the first word, or the beginning of a tool call. */
  firstTokenMs: number;
  /** Between one piece and the next. */
  stallMs: number;
  /** For the whole answer. */
  answerMs: number;
}

/** A model went wrong, or did what makes no sense (`garbage`). */
export class ModelFailedError extends Error {
  override readonly name = 'ModelFailedError';
  readonly provider: string;
  readonly reason: FailureReason;

  constructor(options: {
    provider: string;
    reason: FailureReason;
    message: string;
    cause?: unknown;
  }) {
    super(options.message, { cause: options.cause });
    this.provider = options.provider;
    this.reason = options.reason;
  }
}

/**
 * What one model answers, piece by piece, asked once and without a second try.
 *
 * @throws ModelFailedError when it fails, hangs, or breaks off
 */
export async function* askModel(options: {
  model: NamedModel;
  chat: ChatOptions;
  signal: AbortSignal;
  patience: ModelPatience;
}): AsyncIterable<llm.ChatChunk> {
  const { model, chat, signal, patience } = options;
  const { firstTokenMs, stallMs, answerMs } = patience;
  const failed = (reason: FailureReason, message: string, cause?: unknown) =>
    new ModelFailedError({ provider: model.name, reason, message, cause });
  // A stream of the SDK's ends quietly when it fails, and tells its model instead.
  let failure: Error | undefined;
  const onError = ({ error, recoverable }: { error: Error; recoverable: boolean }) => {
    if (!recoverable) failure = error;
  };
  model.llm.on('error', onError);
  const watch = new Watch(firstTokenMs);
  const whole = new Watch(answerMs);
  const stream = withSignsOfLife(
    () => watch.restart(stallMs),
    () =>
      model.llm.chat({
        ...chat,
        connOptions: { maxRetry: 0, retryIntervalMs: 0, timeoutMs: answerMs },
      }),
  );
  const stop = () => stream.close();
  signal.addEventListener('abort', stop, { once: true });
  let saysSomething = false;
  try {
    const pieces = stream[Symbol.asyncIterator]();
    for (;;) {
      const next = await Promise.race([pieces.next(), watch.over, whole.over]);
      if (next === LATE) {
        const what = saysSomething ? 'went silent' : `no word within ${firstTokenMs} ms`;
        throw failed(saysSomething ? 'died' : 'hung', what);
      }
      if (next.done) break;
      // An error told before a piece came was another stream's, which speculates on other words.
      failure = undefined;
      const { delta } = next.value;
      if (delta?.content || delta?.toolCalls?.length) {
        saysSomething = true;
        watch.restart(stallMs);
      }
      yield next.value;
    }
    if (failure && !signal.aborted) {
      const reason = failureReasonOf(failure);
      throw failed(
        saysSomething && reason === 'error' ? 'died' : reason,
        failureMessageOf(failure),
        failure,
      );
    }
  } finally {
    watch.stop();
    whole.stop();
    signal.removeEventListener('abort', stop);
    model.llm.off('error', onError);
    stream.close();
  }
}

const LATE = Symbol('late');

/** A deadline that can be put off. */
class Watch {
  readonly over: Promise<typeof LATE>;
  #timer: NodeJS.Timeout | undefined;
  #end: () => void = () => {};

  constructor(ms: number) {
    this.over = new Promise((resolve) => {
      this.#end = () => resolve(LATE);
    });
    this.restart(ms);
  }

  restart(ms: number): void {
    this.stop();
    this.#timer = setTimeout(this.#end, ms);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
