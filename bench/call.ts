import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { copyOfTemplate } from '../tests/support/database.ts';
import { knownSentences } from '../tests/support/heard-sentences.ts';
import { livekitServer } from '../tests/support/livekit-server.ts';
import { startVendors } from '../tests/support/standins/vendors.ts';
import { runTypeScript } from '../tests/support/typescript-child.ts';
import { startWorker } from '../tests/support/worker.ts';
import { bookingModel } from './call-model.ts';
import {
  BARGE_IN,
  BOOKING,
  CHAT,
  LONG_QUESTION,
  type Measured,
  measure,
  PAUSED,
  SIGNS,
} from './call-suite.ts';
import { percentile, printCircumstances } from './figures.ts';

const plainAgent = fileURLToPath(new URL('./plain-agent.ts', import.meta.url));

/**
 * Bellhop and the SDK's plain session, the same calls over a real livekit-server with the same
 * stand-ins (final transcript 150 ms after the last sound, model 350 ms and 20 ms a token, voice
 * 120 ms), measured in what the caller hears.
 *
 * @param side `bellhop` leaves out the plain session
 */
export async function run(side?: string): Promise<void> {
  const bellhop = await session();
  const plain =
    side === 'bellhop'
      ? null
      : await session([process.execPath, ...runTypeScript, plainAgent, 'start']);
  const p = (part: number, values: (number | null)[]) => {
    const known = values.filter((value) => value !== null);
    return `${(percentile(known, part) / 1000).toFixed(2)} s`;
  };
  const rows: [string, (one: Measured) => string, string][] = [
    ['dial to first word, p50', (one) => p(0.5, one.firstWordMs), '<= 0.8 x'],
    ['gap, turns code understands, p50', (one) => p(0.5, one.understoodMs), '<= 0.5 x'],
    ['gap, turns code understands, p95', (one) => p(0.95, one.understoodMs), '<= 0.35 x'],
    ['gap, turns that need the model, p50', (one) => p(0.5, one.modelMs), '<= 0.8 x'],
    ['gap, turns that need the model, p95', (one) => p(0.95, one.modelMs), '<= 0.6 x'],
    ['the yes to its confirmation, p50', (one) => p(0.5, one.confirmationMs), '<= 0.45 x'],
    ['pauses answered too early', (one) => `${one.cutIns} of ${one.paused}`, '<= 1 of 20'],
    ['barge-in, greeting: stopped', (one) => stopped(one.stopInGreetingMs), 'always'],
    ['barge-in, greeting: time, p50', (one) => p(0.5, one.stopInGreetingMs), '<= 0.5 s'],
    ['barge-in, greeting: time, p95', (one) => p(0.95, one.stopInGreetingMs), '<= 0.65 s'],
    ['barge-in, reply: stopped', (one) => stopped(one.stopInReplyMs), 'always'],
    ['barge-in, reply: time, p50', (one) => p(0.5, one.stopInReplyMs), '<= 0.5 s'],
    ['signs and noise: went on', (one) => `${one.wentOn} of ${one.disturbed}`, '19 of 20'],
    ['silences over 3 s', (one) => `${one.silencesOver3s}`, '0'],
  ];
  console.log(`${''.padEnd(40)}${'plain SDK'.padEnd(12)}${'Bellhop'.padEnd(12)}goal`);
  for (const [what, figure, goal] of rows) {
    console.log(
      `${what.padEnd(40)}${(plain ? figure(plain) : '-').padEnd(12)}${figure(bellhop).padEnd(12)}${goal}`,
    );
  }
  const { understoodMs, modelMs } = bellhop;
  console.log(`(${understoodMs.length} understood turns, ${modelMs.length} for the model)`);
  printCircumstances();
}

function stopped(times: (number | null)[]): string {
  return `${times.filter((time) => time !== null).length} of ${times.length}`;
}

async function session(command?: string[]): Promise<Measured> {
  const dataDir = await copyOfTemplate();
  const livekit = await livekitServer();
  const hearing = await knownSentences([
    ...BOOKING,
    ...CHAT,
    ...SIGNS,
    ...PAUSED.flatMap(([first, , second]) => [first, second]),
    BARGE_IN,
    LONG_QUESTION,
  ]);
  const vendors = await startVendors({
    deepgram: { hearing, silenceMs: 150 },
    cartesia: { firstAudioMs: 120 },
    openai: { model: bookingModel },
  });
  const worker = await startWorker({
    livekit,
    env: {
      ...vendors.env,
      BELLHOP_DATA_DIR: dataDir,
      // A Monday morning, so that Tuesday is tomorrow.
      BELLHOP_NOW: '2026-11-23T08:00:00-05:00',
      BELLHOP_BRAIN: 'hybrid',
    },
    ...(command && { command }),
  });
  try {
    return await measure({ livekit, waitUntilIdle: () => worker.waitUntilIdle() });
  } finally {
    await worker.stop();
    await vendors.stop();
    await livekit.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
