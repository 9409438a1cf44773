import { randomUUID } from 'node:crypto';
import type { WebSocket } from 'ws';
import { int16, type Pcm } from '../audio.ts';
import { UtteranceCutter } from './utterances.ts';
import { startVendorServer } from './vendor-server.ts';

/** A websocket the recogniser's client opened, in the order they came. */
export interface DeepgramConnection {
  index: number;
  query: URLSearchParams;
}

/** Transcripts to hand out, one for each utterance heard; `null` for one that was not understood. */
export interface Script {
  lines: (string | null)[];
}

export interface DeepgramOptions {
  /**
   * Either knows beforehand what will be said (`script`: which script a connection draws from; a
   * call that reconnects must get the same object again) or really listens (`recognise`; `soFar` for
   * interim results, where it can say so early what it has heard).
   */
  hearing:
    | { script(connection: DeepgramConnection): Script }
    | { recognise(pcm: Pcm): Promise<string>; soFar?(pcm: Pcm): string };
  /** Silence that ends an utterance. */
  silenceMs?: number;
  /** How much longer the final transcript takes. */
  finalMs?: number;
}

/** One utterance heard, at `Date.now()` of its final transcript. */
export interface HeardUtterance {
  connection: number;
  atMs: number;
  speechMs: number;
  transcript: string | null;
}

export interface DeepgramStandIn {
  /** For `DEEPGRAM_BASE_URL`. */
  url: string;
  connections: DeepgramConnection[];
  heard: HeardUtterance[];
  /** Utterances for which the script had no line left. */
  unscripted: number;
  /** From now on refuses new sockets with this HTTP status, or so; null makes it well again. */
  refuseWith: number | 'cut' | 'ignore' | null;
  /** While set it takes sound and answers nothing at all. */
  isHanging: boolean;
  /** Drops a socket this long after it noticed speech on it, in milliseconds; once. */
  dieAfterMs: number | null;
  /** Drops the open sockets without a word. */
  dropSockets(): void;
  stop(): Promise<void>;
}

/** A sentence that goes on within this time is one sentence. */
const BREATH_MS = 300;
/** Time of speech after which each further interim result comes. */
const INTERIM_EVERY_MS = 300;

/** Speaks Deepgram's streaming protocol: PCM16 in, `SpeechStarted` and `Results` out. */
export async function startDeepgram(options: DeepgramOptions): Promise<DeepgramStandIn> {
  const open = new Set<WebSocket>();
  const server = await startVendorServer({
    admit: (request, url) => {
      if (standIn.refuseWith !== null) return standIn.refuseWith;
      if (url.pathname !== '/v1/listen') return 404;
      return /^Token .+/.test(request.headers.authorization ?? '') ? 'accept' : 401;
    },
    onSocket: (socket, _request, url) => {
      const connection = { index: standIn.connections.length, query: url.searchParams };
      standIn.connections.push(connection);
      open.add(socket);
      socket.once('close', () => open.delete(socket));
      listen({ socket, connection, options, standIn });
    },
  });
  const standIn: DeepgramStandIn = {
    url: `ws://127.0.0.1:${server.port}`,
    connections: [],
    heard: [],
    unscripted: 0,
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

function listen({
  socket,
  connection,
  options: { hearing, silenceMs = 500, finalMs = 0 },
  standIn,
}: {
  socket: WebSocket;
  connection: DeepgramConnection;
  options: DeepgramOptions;
  standIn: DeepgramStandIn;
}): void {
  const sampleRate = Number(connection.query.get('sample_rate'));
  const wantsInterims = connection.query.get('interim_results') === 'true';
  const script = 'script' in hearing ? hearing.script(connection) : null;
  const requestId = randomUUID();
  let interims = 0;
  /** Finals leave in the order of the utterances, however long each takes to recognise. */
  let last: Promise<void> = Promise.resolve();

  const send = (message: object) => {
    if (socket.readyState !== socket.OPEN || standIn.isHanging) return;
    socket.send(JSON.stringify(message));
  };
  const sendResults = (transcript: string, isFinal: boolean) =>
    send({
      type: 'Results',
      channel_index: [0, 1],
      is_final: isFinal,
      speech_final: isFinal,
      channel: { alternatives: [{ transcript, confidence: 0.98, words: wordsOf(transcript) }] },
      metadata: { request_id: requestId },
    });
  /** What was heard of a sentence before a breath in it, and the words handed out for that. */
  let before: { audio: Int16Array; text: string; endMs: number } = {
    audio: new Int16Array(),
    text: '',
    endMs: 0,
  };
  const transcribe = async (audio: Int16Array): Promise<string | null> => {
    if ('recognise' in hearing) {
      const startMs = Date.now() - (audio.length / sampleRate) * 1000;
      const goesOn = hearing.soFar !== undefined && startMs - before.endMs < BREATH_MS;
      const samples = goesOn ? Int16Array.from([...before.audio, ...audio]) : audio;
      const text = await hearing.recognise({ samples, sampleRate });
      const isMore = goesOn && text.startsWith(before.text);
      const rest = isMore ? text.slice(before.text.length).trim() : text;
      before = { audio: samples, text: isMore ? text : rest, endMs: Date.now() };
      return rest;
    }
    const line = script?.lines.shift();
    if (line === undefined) standIn.unscripted++;
    return line ?? null;
  };

  const soFar = (audio: () => Int16Array): string => {
    if ('recognise' in hearing) return hearing.soFar?.({ samples: audio(), sampleRate }) ?? '';
    const words = script?.lines[0]?.split(' ') ?? [];
    return words.slice(0, Math.min(interims, words.length - 1)).join(' ');
  };

  const cutter = new UtteranceCutter({
    sampleRate,
    silenceMs,
    listener: {
      onStart: () => {
        interims = 0;
        if (standIn.dieAfterMs !== null) {
          setTimeout(() => socket.terminate(), standIn.dieAfterMs);
          standIn.dieAfterMs = null;
        }
        send({ type: 'SpeechStarted', channel: [0], timestamp: 0 });
      },
      onProgress: (speechMs, audio) => {
        if (!wantsInterims || speechMs < (interims + 1) * INTERIM_EVERY_MS) return;
        interims++;
        const text = soFar(audio);
        if (text !== '') sendResults(text, false);
      },
      onEnd: (audio, speechMs) => {
        const heard = transcribe(audio);
        last = last.then(async () => {
          const transcript = await heard;
          if (finalMs > 0) await new Promise((resolve) => setTimeout(resolve, finalMs));
          standIn.heard.push({
            connection: connection.index,
            atMs: Date.now(),
            speechMs,
            transcript,
          });
          sendResults(transcript ?? '', true);
        });
      },
    },
  });

  socket.on('message', (data: Buffer, isBinary: boolean) => {
    if (isBinary) return cutter.push(int16(data));
    const { type } = JSON.parse(data.toString()) as { type: string };
    if (type === 'Finalize' || type === 'CloseStream') cutter.finish();
    if (type !== 'CloseStream') return;
    void last.then(() => {
      send({ type: 'Metadata', request_id: requestId, channels: 1 });
      socket.close(1000);
    });
  });
  socket.once('close', () => cutter.finish());
}

/** The words with times of an ordinary pace, since nothing knows the real ones. */
function wordsOf(transcript: string) {
  return transcript
    .split(' ')
    .filter(Boolean)
    .map((word, index) => ({
      word: word.toLowerCase().replace(/[^\p{L}\p{N}']/gu, ''),
      punctuated_word: word,
      start: index * 0.3,
      end: index * 0.3 + 0.28,
      confidence: 0.98,
    }));
}
