import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Pcm } from './audio.ts';
import { serverMissing } from './child-server.ts';
import { runTypeScript } from './typescript-child.ts';

/** Real speech recognition (Moonshine tiny, English) in a child process, since decoding blocks. */
export interface Recogniser {
  /** Plain text of what was said; empty when nothing was understood. */
  recognise(pcm: Pcm): Promise<string>;
  stop(): Promise<void>;
}

/** Where `scripts/fetch-speech-models.sh` puts the models: for `BELLHOP_MODELS`. */
export const localSpeechFolder = fileURLToPath(new URL('../../.cache/speech', import.meta.url));
const READY_TIMEOUT_MS = 30_000;

/** Null when the models are there, otherwise how to get them. */
function speechModelsMissing(dir = localSpeechFolder): string | null {
  const isThere =
    existsSync(join(dir, 'tiny-en/tokens.txt')) &&
    existsSync(join(dir, 'voice/tokens.txt')) &&
    existsSync(join(dir, 'node_modules/sherpa-onnx-node'));
  return isThere ? null : 'run scripts/fetch-speech-models.sh';
}

/** Whether tests may use {@link startRecogniser}; prints why not, and throws instead in CI. */
export function speechModelsAvailable(): boolean {
  const missing = speechModelsMissing();
  return missing === null || serverMissing({ name: 'Moonshine', hint: missing });
}

/** Loads the recogniser (about half a second, 220 MB). */
export async function startRecogniser({
  dir = localSpeechFolder,
}: {
  dir?: string;
} = {}): Promise<Recogniser> {
  const missing = speechModelsMissing(dir);
  if (missing) throw new Error(missing);
  const child = fork(fileURLToPath(new URL('./moonshine-process.ts', import.meta.url)), [dir], {
    execArgv: runTypeScript,
    serialization: 'advanced',
    env: {
      ...process.env,
      LD_LIBRARY_PATH: join(dir, `node_modules/sherpa-onnx-${process.platform}-${process.arch}`),
    },
  });
  await ready(child);

  let nextId = 0;
  const waiting = new Map<number, { resolve(text: string): void; reject(error: Error): void }>();
  child.on('message', ({ id, text }: { id: number; text: string }) => {
    waiting.get(id)?.resolve(text);
    waiting.delete(id);
  });
  child.once('exit', (code) => {
    for (const request of waiting.values()) {
      request.reject(new Error(`recogniser ended with ${code}`));
    }
    waiting.clear();
  });

  return {
    recognise: (pcm) =>
      new Promise((resolve, reject) => {
        const id = nextId++;
        waiting.set(id, { resolve, reject });
        child.send({ id, ...pcm });
      }),
    stop: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve();
        child.once('exit', () => resolve());
        child.kill('SIGKILL');
      }),
  };
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`recogniser not ready after ${READY_TIMEOUT_MS} ms`));
    }, READY_TIMEOUT_MS);
    child.once('message', () => {
      clearTimeout(timer);
      child.removeAllListeners('exit');
      resolve();
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`recogniser ended with ${code} before it was ready`));
    });
  });
}
