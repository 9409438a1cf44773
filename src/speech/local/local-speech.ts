import { createConnection, type Socket } from 'node:net';
import { receiveSpeech, type SpeechHeader, sendSpeech } from './wire.ts';

/** Where calls find the process that hears and speaks on this machine; set before they start. */
export const LOCAL_SPEECH_VARIABLE = 'BELLHOP_LOCAL_SPEECH';

type Listener = (header: SpeechHeader, samples: Int16Array) => void;

/** A call's line to the process that hears and speaks on this machine; opened when first used. */
export class LocalSpeech {
  readonly #path: string | undefined;
  readonly #listeners = new Map<number, Listener>();
  #socket: Promise<Socket> | null = null;
  #nextId = 0;

  /** `path` is that of the process's socket; without one everything is refused. */
  constructor(path: string | undefined) {
    this.#path = path;
  }

  /** Plain text of an utterance, 16 kHz; empty when nothing was understood. */
  async hear(samples: Int16Array): Promise<string> {
    for await (const { header } of this.#ask((id) => ({ type: 'hear', id }), samples)) {
      if (header.type === 'heard') return header.text;
    }
    return '';
  }

  /** A sentence's sound as it comes, at {@link voiceRateHz}. */
  async *speak(text: string, signal: AbortSignal): AsyncGenerator<Int16Array> {
    const asked = this.#ask((id) => ({ type: 'speak', id, text }), undefined, signal);
    for await (const { header, samples } of asked) {
      if (samples.length > 0) yield samples;
      if (header.type === 'sound' && header.isLast) return;
    }
  }

  /** Hertz. */
  async voiceRateHz(): Promise<number> {
    for await (const { header } of this.#ask((id) => ({ type: 'ready', id, voiceRateHz: 0 }))) {
      if (header.type === 'ready') return header.voiceRateHz;
    }
    throw new Error('local speech did not answer');
  }

  async *#ask(
    request: (id: number) => SpeechHeader,
    samples?: Int16Array,
    signal?: AbortSignal,
  ): AsyncGenerator<{ header: SpeechHeader; samples: Int16Array }> {
    const socket = await this.#connected();
    const id = this.#nextId++;
    const answers: { header: SpeechHeader; samples: Int16Array }[] = [];
    let wake = () => {};
    this.#listeners.set(id, (header, sound) => {
      answers.push({ header, samples: sound });
      wake();
    });
    const stop = () => wake();
    signal?.addEventListener('abort', stop, { once: true });
    try {
      sendSpeech(socket, request(id), samples);
      while (!signal?.aborted) {
        const answer = answers.shift();
        if (!answer) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
          continue;
        }
        if (answer.header.type === 'failed') throw new Error(answer.header.message);
        yield answer;
      }
    } finally {
      signal?.removeEventListener('abort', stop);
      this.#listeners.delete(id);
      sendSpeech(socket, { type: 'stop', id });
    }
  }

  #connected(): Promise<Socket> {
    this.#socket ??= new Promise<Socket>((resolve, reject) => {
      if (!this.#path) {
        reject(new Error('local speech is not running: connect ECONNREFUSED'));
        return;
      }
      const socket = createConnection(this.#path, () => resolve(socket));
      // A call that is over does not wait for it.
      socket.unref();
      socket.on('error', reject);
      socket.on('close', () => {
        this.#socket = null;
        const gone = new Map(this.#listeners);
        for (const [id, listener] of gone) {
          listener({ type: 'failed', id, message: 'local speech ended: socket hang up' }, EMPTY);
        }
      });
      receiveSpeech(socket, ({ header, samples }) =>
        this.#listeners.get(header.id)?.(header, samples),
      );
    }).catch((cause) => {
      this.#socket = null;
      throw cause;
    });
    return this.#socket;
  }
}

const EMPTY = new Int16Array();
