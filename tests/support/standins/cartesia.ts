import type { WebSocket } from 'ws';
import { bytesOf, trimmed } from '../audio.ts';
import { synthesise, type Voice } from '../speech.ts';
import { startVendorServer } from './vendor-server.ts';

/** `BENCH_VOICE_STRETCH=0.6` makes for shorter calls: the agent speaks quickly. */
const STRETCH = Number(process.env.BENCH_VOICE_STRETCH ?? 1);

export interface CartesiaOptions {
  /** Before the first audio of each sentence. */
  firstAudioMs?: number;
  voice?: Voice;
}

/** One sentence the agent asked to have spoken, at `Date.now()` of the request. */
export interface SpokenSentence {
  atMs: number;
  contextId: string;
  text: string;
  /** Its audio from the first to the last sound, 16-bit mono at `sampleRate`. */
  speech: Int16Array;
  sampleRate: number;
}

export interface CartesiaStandIn {
  /** For `CARTESIA_BASE_URL`. */
  url: string;
  /** What was spoken, in order. */
  spoken: SpokenSentence[];
  /** From now on answers each sentence with an error of this status; null makes it well again. */
  failWith: number | null;
  /** From now on refuses new sockets with this HTTP status, or so; null makes it well again. */
  refuseWith: number | 'cut' | 'ignore' | null;
  /** While set it takes sentences and answers nothing at all. */
  isHanging: boolean;
  /** Drops the socket after this much sound of each sentence, in milliseconds; null: not any more. */
  dieAfterMs: number | null;
  /** Drops the open sockets without a word. */
  dropSockets(): void;
  stop(): Promise<void>;
}

interface Request {
  context_id: string;
  transcript?: string;
  continue?: boolean;
  cancel?: boolean;
  output_format: { sample_rate: number; encoding: string; container: string };
}

interface Context {
  queue: Promise<void>;
  offsetMs: number;
  isCancelled: boolean;
}

const CHUNK_MS = 100;

/** Speaks Cartesia's websocket protocol with real synthesised speech, faster than real time. */
export async function startCartesia(options: CartesiaOptions = {}): Promise<CartesiaStandIn> {
  const open = new Set<WebSocket>();
  const server = await startVendorServer({
    admit: (request, url) => {
      if (standIn.refuseWith !== null) return standIn.refuseWith;
      if (url.pathname !== '/tts/websocket') return 404;
      return request.headers['x-api-key'] ? 'accept' : 401;
    },
    onSocket: (socket) => {
      open.add(socket);
      socket.once('close', () => open.delete(socket));
      speak({ socket, options, standIn });
    },
  });
  const standIn: CartesiaStandIn = {
    url: `http://127.0.0.1:${server.port}`,
    spoken: [],
    failWith: null,
    refuseWith: null,
    isHanging: false,
    dieAfterMs: null,
    dropSockets: () => {
      for (const socket of open) socket.terminate();
    },
    stop: server.stop,
  };
  return standIn;
}

function speak({
  socket,
  options,
  standIn,
}: {
  socket: WebSocket;
  options: CartesiaOptions;
  standIn: CartesiaStandIn;
}): void {
  const contexts = new Map<string, Context>();
  const send = (message: object) => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
  };
  socket.on('message', (data: Buffer) => {
    const request = JSON.parse(data.toString()) as Request;
    const known = contexts.get(request.context_id);
    if (request.cancel) {
      if (known) known.isCancelled = true;
      return;
    }
    const context = known ?? { queue: Promise.resolve(), offsetMs: 0, isCancelled: false };
    contexts.set(request.context_id, context);
    context.queue = context.queue.then(async () => {
      await sentence({ request, context, options, standIn, send, die: () => socket.terminate() });
      if (request.continue || context.isCancelled) return;
      contexts.delete(request.context_id);
      send({ type: 'done', done: true, status_code: 200, context_id: request.context_id });
    });
  });
}

async function sentence({
  request: { context_id, transcript = '', output_format },
  context,
  options: { firstAudioMs = 0, voice = 'rms' },
  standIn,
  send,
  die,
}: {
  request: Request;
  context: Context;
  options: CartesiaOptions;
  standIn: CartesiaStandIn;
  send(message: object): void;
  die(): void;
}): Promise<void> {
  const text = transcript.trim();
  if (!text || context.isCancelled) return;
  const envelope = { done: false, status_code: 206, context_id };
  if (standIn.isHanging) {
    context.isCancelled = true;
    return;
  }
  if (standIn.failWith !== null) {
    send({
      ...envelope,
      type: 'error',
      done: true,
      error: `stand-in answers ${standIn.failWith}`,
      status_code: standIn.failWith,
    });
    return;
  }
  if (output_format.encoding !== 'pcm_s16le' || output_format.container !== 'raw') {
    throw new Error(`the stand-in speaks raw pcm_s16le only, not ${JSON.stringify(output_format)}`);
  }
  const atMs = Date.now();
  const sampleRate = output_format.sample_rate;
  // Tags such as <spell> and <break> steer the voice; they are not words.
  const words = text.replace(/<[^>]*>/g, ' ');
  const samples = await synthesise({ text: words, voice, sampleRate, stretch: STRETCH });
  const audioMs = (samples.length * 1000) / sampleRate;
  const speech = trimmed({ samples, sampleRate });
  standIn.spoken.push({ atMs, contextId: context_id, text, speech, sampleRate });
  if (firstAudioMs > 0) await new Promise((resolve) => setTimeout(resolve, firstAudioMs));

  const chunk = (sampleRate * CHUNK_MS) / 1000;
  for (let at = 0; at < samples.length && !context.isCancelled; at += chunk) {
    if (standIn.dieAfterMs !== null && (at * 1000) / sampleRate >= standIn.dieAfterMs) {
      const word_timestamps = timesOf({ text: words, audioMs, offsetMs: context.offsetMs });
      send({ ...envelope, type: 'timestamps', word_timestamps });
      die();
      return;
    }
    const data = bytesOf(samples.subarray(at, at + chunk)).toString('base64');
    send({ ...envelope, type: 'chunk', data, step_time: 1 });
  }
  send({
    ...envelope,
    type: 'timestamps',
    word_timestamps: timesOf({ text: words, audioMs, offsetMs: context.offsetMs }),
  });
  context.offsetMs += audioMs;
}

/** Words with their times in seconds, each as long as its share of the letters. */
function timesOf({ text, audioMs, offsetMs }: { text: string; audioMs: number; offsetMs: number }) {
  const words = text.split(/\s+/).filter(Boolean);
  const msPerLetter = audioMs / Math.max(1, words.join(' ').length);
  const start: number[] = [];
  const end: number[] = [];
  let at = offsetMs;
  for (const word of words) {
    start.push(at / 1000);
    end.push((at + word.length * msPerLetter) / 1000);
    at += (word.length + 1) * msPerLetter;
  }
  return { words, start, end };
}
