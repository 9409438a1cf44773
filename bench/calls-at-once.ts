import { setTimeout } from 'node:timers/promises';
import { converse, type Manners } from '../tests/e2e/conversation.ts';
import { bookingManners, bookingSentences } from '../tests/e2e/failures/kill.ts';
import { type Office, openOffice } from '../tests/e2e/office.ts';
import { replyGapsMs } from '../tests/support/audio.ts';
import type { Caller } from '../tests/support/caller.ts';
import { knownSentences } from '../tests/support/heard-sentences.ts';
import { descendants } from '../tests/support/processes.ts';
import { Telephones } from '../tests/support/telephones.ts';
import { percentile, printCircumstances } from './figures.ts';
import { cpuSecondsOf } from './processor-time.ts';

/** Callers who all want the same time would talk longer, and of something else. */
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'].map((day) => `Next ${day}`);
const mannersOf = (index: number): Manners => {
  const day = DAYS[index % DAYS.length] ?? '';
  return bookingManners.map(([asked, answer]) => [asked, answer === 'Next Monday' ? day : answer]);
};

/** A worker that has nothing to get ready takes less than this in three seconds, in seconds. */
const AT_REST_S = 0.3;
/** Calls begin this long after each other, in milliseconds. */
const APART_MS = 1_300;

interface Round {
  gapsMs: number[];
  unanswered: number;
  firstWordMs: number[];
  failed: number;
  /** What the worker and all its processes take, in percent of a core. */
  workerCpu: number;
}

/**
 * Bookings by telephone at once, with worker, server, stand-ins and callers all on this machine: what
 * callers hear, and what it costs. `BENCH_CALLS` says how many at once, `1,4,8` unless told.
 */
export async function run(): Promise<void> {
  const counts = (process.env.BENCH_CALLS ?? '1,4,8').split(',').map(Number);
  const office = await openOffice({
    vendors: {
      deepgram: { hearing: await knownSentences([...bookingSentences, ...DAYS]), silenceMs: 150 },
      cartesia: { firstAudioMs: 120 },
    },
    env: {
      BELLHOP_BRAIN: 'scripted',
      BELLHOP_MAX_CALLS: `${Math.max(...counts)}`,
      BELLHOP_NOW: '2026-11-23T08:00:00-05:00',
    },
  });
  try {
    let alone: number | null = null;
    await processesAreUp(office);
    for (const count of counts) {
      const round = await playRound(office, count);
      const p95 = percentile(round.gapsMs, 0.95);
      alone ??= p95;
      print(count, round, p95 / alone);
      await office.worker.waitUntilIdle({ timeoutMs: 60_000 });
      await processesAreUp(office);
    }
    printCircumstances();
  } finally {
    await office.close();
  }
}

async function playRound(office: Office, count: number): Promise<Round> {
  // Callers bring telephones that run already, in one process: theirs are no load of a real call.
  const telephones = new Telephones();
  try {
    return await callAtOnce({ office, count, telephones });
  } finally {
    await telephones.stop();
  }
}

async function callAtOnce(options: {
  office: Office;
  count: number;
  telephones: Telephones;
}): Promise<Round> {
  const { office, count, telephones } = options;
  const round: Round = {
    gapsMs: [],
    unanswered: 0,
    firstWordMs: [],
    failed: 0,
    workerCpu: 0,
  };
  const callers: Caller[] = [];
  for (let index = 0; index < count; index += 1) {
    const from = `+1212555${String(2000 + count * 20 + index).padStart(4, '0')}`;
    callers.push(await office.pickUp({ from, to: '+12125550100', telephones }));
  }
  const startedMs = performance.now();
  const before = cpu(office);
  await Promise.all(
    callers.map(async (caller, index) => {
      await setTimeout(index * APART_MS);
      try {
        await caller.connect();
        await converse({ caller, vendors: office.vendors, manners: mannersOf(index) });
      } catch (error) {
        round.failed += 1;
        console.log(`  ${String(error).split('\n')[0]}`);
      }
      await listen(caller, round);
      await caller.dispose();
    }),
  );
  const seconds = (performance.now() - startedMs) / 1000;
  const after = cpu(office);
  round.workerCpu = (100 * (after - before)) / seconds;
  return round;
}

/** Between the rounds the worker gets processes ready, as it does wherever calls leave it time to. */
async function processesAreUp(office: Office): Promise<void> {
  for (let before = cpu(office); ; ) {
    await setTimeout(3_000);
    const after = cpu(office);
    if (after - before < AT_REST_S) return;
    before = after;
  }
}

/** Processor time of the worker and all its processes so far, in seconds. */
function cpu(office: Office): number {
  const pids = [office.worker.pid, ...descendants(office.worker.pid).map(({ pid }) => pid)];
  return pids.reduce((sum, pid) => sum + cpuSecondsOf(pid), 0);
}

async function listen(caller: Caller, round: Round): Promise<void> {
  const recording = await caller.recording().catch(() => null);
  if (!recording) return;
  const agent = recording.agentSegments;
  const gaps = replyGapsMs({ caller: caller.utterances, agent });
  round.gapsMs.push(...gaps.filter((gap) => gap !== null));
  round.unanswered += gaps.filter((gap) => gap === null).length;
  const [first] = agent;
  if (first && caller.dialledMs !== null) round.firstWordMs.push(first.startMs - caller.dialledMs);
}

function print(count: number, round: Round, timesAlone: number): void {
  const s = (values: number[], part: number) => (percentile(values, part) / 1000).toFixed(2);
  const { gapsMs, firstWordMs } = round;
  console.log(
    [
      `${count} at once`.padEnd(10),
      `gap p50 ${s(gapsMs, 0.5)} p95 ${s(gapsMs, 0.95)} s (n ${gapsMs.length}, ${timesAlone.toFixed(2)} x one call's)`,
      `first word p50 ${s(firstWordMs, 0.5)} max ${s(firstWordMs, 1)} s`,
      `unanswered ${round.unanswered}, failed ${round.failed}`,
      `worker ${round.workerCpu.toFixed(0)} % of a core`,
    ].join('   '),
  );
}
