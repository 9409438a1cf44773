import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dial } from '../tests/support/caller.ts';
import { knownSentences } from '../tests/support/heard-sentences.ts';
import { livekitServer } from '../tests/support/livekit-server.ts';
import { startVendors } from '../tests/support/standins/vendors.ts';
import { startWorker } from '../tests/support/worker.ts';

const CALLS = 4;
const TURNS_PER_CALL = 2;
/** Questions that need no other answer than one sentence, without pauses inside. */
const QUESTIONS = ['What are your opening hours', 'What services do you have'];

/**
 * Whole calls through a real livekit-server to the shipped worker (scripted brain, stand-ins that
 * answer at once): how long until the caller hears something, after dialling and after each turn.
 */
export async function run(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'bellhop-bench-'));
  const livekit = await livekitServer();
  const recognise = await knownSentences(QUESTIONS);
  const vendors = await startVendors({ deepgram: { hearing: { recognise }, silenceMs: 200 } });
  const worker = await startWorker({
    livekit,
    env: { ...vendors.env, BELLHOP_DATA_DIR: dataDir, BELLHOP_BRAIN: 'scripted' },
  });
  const firstAudioMs: number[] = [];
  const replyMs: number[] = [];
  try {
    for (let call = 0; call < CALLS; call++) {
      const from = `+1212555017${call}`;
      const caller = await dial({ livekit, from, to: '+12125550100' });
      try {
        const greeting = await caller.waitForReply();
        firstAudioMs.push(greeting.startMs - (caller.dialledMs ?? 0));
        for (let turn = 0; turn < TURNS_PER_CALL; turn++) {
          const said = await caller.say(QUESTIONS[turn % QUESTIONS.length] ?? '');
          const reply = await caller.waitForReply();
          replyMs.push(reply.startMs - said.endMs);
        }
        await caller.hangUp();
      } finally {
        await caller.dispose();
      }
      await worker.waitUntilIdle();
    }
  } finally {
    await worker.stop();
    await vendors.stop();
    await livekit.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
  print('dial to first audio', firstAudioMs);
  // The first call also fills the caches of the voice.
  print('dial to first audio, warm', firstAudioMs.slice(1));
  print('end of speech to first audio', replyMs);
  print('end of speech to first audio, warm', replyMs.slice(TURNS_PER_CALL));
}

function print(what: string, valuesMs: number[]): void {
  const sorted = [...valuesMs].sort((a, b) => a - b);
  const at = (share: number) =>
    Math.round(sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN);
  console.log(`${what}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms (${sorted.length} measured)`);
}
