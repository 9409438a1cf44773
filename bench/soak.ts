import { setTimeout } from 'node:timers/promises';
import { converse, type Manners } from '../tests/e2e/conversation.ts';
import { bookingManners, bookingSentences } from '../tests/e2e/failures/kill.ts';
import { type Office, openOffice } from '../tests/e2e/office.ts';
import { type RunningDesk, startDesk } from '../tests/support/desk.ts';
import { knownSentences } from '../tests/support/heard-sentences.ts';
import { descendants } from '../tests/support/processes.ts';
import { printCircumstances } from './figures.ts';
import { residentMbOf } from './processor-time.ts';

/** Until then caches fill, in minutes. */
const WARM_MINUTES = 10;
/** Memory that has grown by less than this since then is flat. */
const MOST_GROWTH = 1.1;
/** A caller who has booked calls again and cancels, so that an hour of calls finds the calendar free. */
const cancellingManners: Manners = [
  [/anything else/i, "No, that's all"],
  [/shall I cancel|want me to cancel|cancel it\?/i, 'Yes please'],
  [/help you/is, "I'd like to cancel my appointment"],
];
const sentences = [...bookingSentences, ...cancellingManners.map(([, answer]) => answer)];

/** As the image runs Bellhop (Dockerfile). */
const NODE = { NODE_OPTIONS: '--max-semi-space-size=16' };

/** How much longer than the one before a caller thinks, in milliseconds. */
const THINKING_MS = 1_500;

interface Sample {
  minute: number;
  workerMb: number;
  inferenceMb: number;
  deskMb: number;
}

/**
 * Calls for an hour (`BENCH_MINUTES`), four at a time (`BENCH_CALLS`), a booking each:
 * memory stays flat after the first ten minutes, no process is left over and no call fails.
 */
export async function run(): Promise<void> {
  const minutes = Number(process.env.BENCH_MINUTES ?? 60);
  const atOnce = Number(process.env.BENCH_CALLS ?? 4);
  const office = await openOffice({
    vendors: { deepgram: { hearing: await knownSentences(sentences) } },
    env: { ...NODE, BELLHOP_BRAIN: 'scripted', BELLHOP_MAX_CALLS: `${atOnce}` },
  });
  const desk = await startDesk({
    livekit: office.livekit,
    env: { ...NODE, BELLHOP_DATA_DIR: office.dataDir },
  });
  try {
    const processesBefore = descendants(office.worker.pid).length;
    const endMs = Date.now() + minutes * 60_000;
    const failures: string[] = [];
    let calls = 0;
    const done = { booked: 0, cancelled: 0 };
    const line = async (index: number) => {
      for (let call = 0; Date.now() < endMs; call += 1) {
        calls += 1;
        const isBooking = call % 2 === 0;
        const manners = isBooking ? bookingManners : cancellingManners;
        const success = isBooking ? /you're booked/i : /cancell?ed/i;
        const number = 5_550_000 + index * 1000 + Math.floor(call / 2);
        const from = `+1212${String(number).padStart(7, '0')}`;
        try {
          await oneCall(office, { from, call, manners, success });
          done[isBooking ? 'booked' : 'cancelled'] += 1;
        } catch (error) {
          failures.push(`${from}: ${String(error).split('\n')[0]}`);
        }
      }
    };
    const samples: Sample[] = [];
    const sampling = sample({ office, desk, endMs, samples });
    await Promise.all(Array.from({ length: atOnce }, (_, index) => line(index)));
    await sampling;
    await office.worker.waitUntilIdle({ timeoutMs: 60_000 });
    const left = descendants(office.worker.pid).length - processesBefore;
    failures.push(...(await wrongRows(office, done)));
    report({ samples, calls, failures, left });
    printCircumstances();
  } finally {
    await desk.stop();
    await office.close();
  }
}

/** Callers differ in how long they think before they begin. */
async function oneCall(
  office: Office,
  options: { from: string; call: number; manners: Manners; success: RegExp },
): Promise<void> {
  const { from, call, manners, success } = options;
  const caller = await office.dial({ from, to: '+12125550100' });
  try {
    await caller.waitForReply();
    await setTimeout((call % 4) * THINKING_MS);
    const turns = await converse({ caller, vendors: office.vendors, manners });
    await caller.waitForDisconnect();
    if (turns.some(({ agent }) => success.test(agent))) return;
    throw new Error(`the call came to nothing: ${JSON.stringify(turns)}`);
  } finally {
    await caller.dispose();
  }
}

/** Every booking call left one appointment, every cancelling one took one back. */
async function wrongRows(office: Office, done: { booked: number; cancelled: number }) {
  const rows = await office.appointments();
  const cancelled = rows.filter(({ status }) => status === 'cancelled').length;
  console.log(`${rows.length} appointments made, ${cancelled} of them cancelled again`);
  const isRight = rows.length === done.booked && cancelled === done.cancelled;
  return isRight ? [] : [`the calls booked ${done.booked} and cancelled ${done.cancelled}`];
}

async function sample(options: {
  office: Office;
  desk: RunningDesk;
  endMs: number;
  samples: Sample[];
}): Promise<void> {
  const { office, desk, endMs, samples } = options;
  const startMs = Date.now();
  while (Date.now() < endMs) {
    const inference = descendants(office.worker.pid).find(({ command }) =>
      command.includes('inference_proc'),
    );
    const one = {
      minute: (Date.now() - startMs) / 60_000,
      workerMb: residentMbOf(office.worker.pid),
      inferenceMb: residentMbOf(inference?.pid ?? 0),
      deskMb: residentMbOf(desk.pid),
    };
    samples.push(one);
    console.log(
      `minute ${one.minute.toFixed(1).padStart(5)}   worker ${one.workerMb.toFixed(0)} MB   ` +
        `turn detector ${one.inferenceMb.toFixed(0)} MB   desk ${one.deskMb.toFixed(0)} MB`,
    );
    await setTimeout(Math.max(0, Math.min(60_000, endMs - Date.now())));
  }
}

function report(options: {
  samples: readonly Sample[];
  calls: number;
  failures: readonly string[];
  left: number;
}): void {
  const { samples, calls, failures, left } = options;
  const warm = samples.find(({ minute }) => minute >= WARM_MINUTES);
  const last = samples.at(-1);
  let isFlat = true;
  for (const what of ['workerMb', 'inferenceMb', 'deskMb'] as const) {
    const growth = warm && last && last !== warm ? last[what] / warm[what] : null;
    isFlat &&= growth === null || growth < MOST_GROWTH;
    const figure = growth === null ? 'too short to tell' : `x ${growth.toFixed(2)}`;
    console.log(`${what.padEnd(12)} after the first ${WARM_MINUTES} minutes: ${figure}`);
  }
  console.log(`${calls} calls, ${failures.length} failed, ${left} processes left over`);
  for (const failure of failures) console.log(`  ${failure}`);
  if (!isFlat || failures.length > 0 || left > 0) process.exitCode = 1;
}
