/**
 * The process that hears and speaks for all calls of a worker: one copy of the models, and nothing of
 * theirs blocks a call. Arguments: the models' folder and the path of the socket to listen on. It ends
 * with the process that started it.
 */
import { createServer, type Socket } from 'node:net';
import { cutForRecogniser, cutForVoice } from './cut.ts';
import { HEARING_RATE_HZ, localSpeechMissing } from './models.ts';
import { loadRecognizer, loadVoice } from './sherpa.ts';
import { receiveSpeech, sendSpeech } from './wire.ts';

const [folder = '', path = ''] = process.argv.slice(2);
const missing = localSpeechMissing(folder);
const recogniser = missing.stt ? null : await loadRecognizer(folder);
const voice = missing.tts ? null : await loadVoice(folder);

/** Work that has waited this long comes first, in milliseconds. */
const MOST_WAIT_MS = 1500;

/**
 * One thing at a time of each kind: two at once would only both be late. The newest comes first, since
 * what was asked for earlier was mostly asked for in advance.
 */
function queue() {
  const waiting: { sinceMs: number; work: () => Promise<void> }[] = [];
  let isBusy = false;
  const next = async () => {
    if (isBusy) return;
    isBusy = true;
    for (;;) {
      const [oldest] = waiting;
      const isLate = oldest && performance.now() - oldest.sinceMs > MOST_WAIT_MS;
      const one = isLate ? waiting.shift() : waiting.pop();
      if (!one) break;
      await one.work();
    }
    isBusy = false;
  };
  return <T>(work: () => Promise<T>): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      waiting.push({ sinceMs: performance.now(), work: () => work().then(resolve, reject) });
      void next();
    });
}
const hearing = queue();
const speaking = queue();

async function hear(samples: Int16Array): Promise<string> {
  if (!recogniser) throw new Error(`local ${missing.stt}`);
  const texts: string[] = [];
  for (const part of cutForRecogniser(samples)) {
    const stream = recogniser.createStream();
    const wave = Float32Array.from(part, (sample) => sample / 32768);
    stream.acceptWaveform({ sampleRate: HEARING_RATE_HZ, samples: wave });
    texts.push((await recogniser.decodeAsync(stream)).text.trim());
  }
  return texts.filter(Boolean).join(' ');
}

async function speak(text: string): Promise<Int16Array> {
  if (!voice) throw new Error(`local ${missing.tts}`);
  const { samples } = await voice.generateAsync({
    text,
    sid: 0,
    speed: 1,
    enableExternalBuffer: false,
  });
  return Int16Array.from(samples, (sample) => Math.max(-1, Math.min(1, sample)) * 32767);
}

function serve(socket: Socket): void {
  const stopped = new Set<number>();
  const open = new Set<number>();
  const failed = (id: number) => (cause: unknown) =>
    sendSpeech(socket, {
      type: 'failed',
      id,
      message: cause instanceof Error ? cause.message : String(cause),
    });
  receiveSpeech(socket, ({ header, samples }) => {
    const { id } = header;
    switch (header.type) {
      case 'ready':
        if (voice) sendSpeech(socket, { type: 'ready', id, voiceRateHz: voice.sampleRate });
        else failed(id)(new Error(`local ${missing.tts}`));
        return;
      case 'stop':
        if (open.has(id)) stopped.add(id);
        return;
      case 'hear':
        hearing(() => hear(samples))
          .then((text) => sendSpeech(socket, { type: 'heard', id, text }))
          .catch(failed(id));
        return;
      case 'speak': {
        open.add(id);
        const pieces = cutForVoice(header.text);
        // The pieces of two sentences take turns, so that neither waits for all of the other.
        const say = async () => {
          for (const [index, piece] of pieces.entries()) {
            if (stopped.has(id) || socket.destroyed) return;
            const sound = await speaking(() => speak(piece));
            sendSpeech(socket, { type: 'sound', id, isLast: index === pieces.length - 1 }, sound);
          }
        };
        say()
          .catch(failed(id))
          .finally(() => {
            open.delete(id);
            stopped.delete(id);
          });
        return;
      }
      default:
        socket.destroy();
    }
  });
  socket.on('error', () => socket.destroy());
}

createServer(serve).listen(path, () => process.send?.('ready'));
process.on('disconnect', () => process.exit(0));
// It ends with its parent, which lets calls finish first.
process.on('SIGTERM', () => {});
process.on('SIGINT', () => {});
