import { readdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Played, Scenario } from '../tests/e2e/failures/scenario.ts';
import { percentile, printCircumstances, printFigure } from './figures.ts';

const artifacts = fileURLToPath(new URL('../tests/.artifacts/', import.meta.url));
const folder = fileURLToPath(new URL('../tests/e2e/failures/', import.meta.url));

/**
 * Plays every failure of the table at random moments of calls. `BENCH_TIMES` (20) for kills and
 * whatever breaks writes, `BENCH_OTHER_TIMES` (5) for the rest, `BENCH_AT_ONCE` (2) failures beside each
 * other, in offices of their own; `BENCH_VOICE_STRETCH=0.6` has the agent speak quickly, so that calls
 * are shorter; words after the name choose scenarios whose name holds them. Prints one
 * line a failure, and over all of them how many sentences came in time; ends with an error when a call
 * ended otherwise than the table says.
 */
export async function run(): Promise<void> {
  const times = count('BENCH_TIMES', 20);
  const otherTimes = count('BENCH_OTHER_TIMES', 5);
  const wanted = process.argv.slice(3).join(' ');
  const all = (await scenarios()).filter(({ name }) => name.includes(wanted));
  if (all.length === 0) throw new Error(`no failure is called "${wanted}"`);
  // What is played most often first, so that no lane is left alone with it.
  const waiting = all.toSorted((a, b) => Number(a.kind === 'other') - Number(b.kind === 'other'));
  const ended: { scenario: Scenario; played: Played[] }[] = [];
  const playNext = async (): Promise<void> => {
    const scenario = waiting.shift();
    if (!scenario) return;
    const played = await playAll(scenario, scenario.kind === 'other' ? otherTimes : times);
    ended.push({ scenario, played });
    print(scenario, played);
    return playNext();
  };
  await Promise.all(Array.from({ length: count('BENCH_AT_ONCE', 2) }, playNext));
  const calls = ended.flatMap(({ played }) => played);
  const right = calls.filter(({ isRight }) => isRight).length;
  const inTime = ended.reduce((sum, one) => sum + soon(one.scenario, one.played), 0);
  const share = ((100 * inTime) / calls.length).toFixed(1);
  printFigure('calls that ended as the table says', `${right} of ${calls.length}`, 'all');
  printFigure('sentence heard in time', `${inTime} of ${calls.length}, ${share} %`, '>= 95 %');
  printCircumstances();
  if (right < calls.length) process.exitCode = 1;
}

async function scenarios(): Promise<Scenario[]> {
  const files = readdirSync(folder).filter((file) => /-scenarios\.ts$/.test(file));
  const modules = await Promise.all(
    files.map(
      (file) => import(`../tests/e2e/failures/${file}`) as Promise<{ scenarios: Scenario[] }>,
    ),
  );
  return modules.flatMap((module) => module.scenarios);
}

async function playAll(scenario: Scenario, times: number): Promise<Played[]> {
  const stage = await scenario.open();
  const played: Played[] = [];
  try {
    for (let time = 0; time < times; time += 1) {
      const from = `+1212555${String(1000 + time).padStart(4, '0')}`;
      const one = await stage
        .play({ random: Math.random, from })
        .catch((cause): Played => ({ isRight: false, why: String(cause), sentenceMs: null }));
      if (!one.isRight) await tell({ scenario, time, played: one, logs: stage.logs() });
      played.push(one);
    }
  } finally {
    await stage.close();
  }
  return played;
}

/** Says what was wrong, and keeps what the workers printed for whoever looks for the reason. */
async function tell(options: { scenario: Scenario; time: number; played: Played; logs: string }) {
  const { scenario, time, played, logs } = options;
  const call = `${scenario.name}, call ${time + 1}`;
  await mkdir(artifacts, { recursive: true });
  await writeFile(join(artifacts, `failed-${call.replace(/\W+/g, '-')}.log`), logs);
  console.log(`  ${call}: ${played.why}`);
}

/** Calls in which the sentence came as soon as it must. */
function soon({ sentenceWithinMs }: Scenario, played: readonly Played[]): number {
  if (sentenceWithinMs === null) return played.length;
  return played.filter(({ sentenceMs }) => sentenceMs !== null && sentenceMs <= sentenceWithinMs)
    .length;
}

function print(scenario: Scenario, played: readonly Played[]): void {
  const { name, sentenceWithinMs } = scenario;
  const heard = played.flatMap(({ sentenceMs }) => (sentenceMs === null ? [] : [sentenceMs]));
  const seconds = (part: number) => `${(percentile(heard, part) / 1000).toFixed(2)} s`;
  console.log(
    [
      name.padEnd(58),
      `n ${played.length}`,
      `as the table says ${played.filter(({ isRight }) => isRight).length}`,
      ...(sentenceWithinMs === null
        ? []
        : [
            `sentence within ${sentenceWithinMs / 1000} s ${soon(scenario, played)}`,
            `p50 ${seconds(0.5)} p95 ${seconds(0.95)}`,
          ]),
    ].join('   '),
  );
}

function count(variable: string, otherwise: number): number {
  const value = Number(process.env[variable] ?? otherwise);
  if (!Number.isInteger(value) || value < 1)
    throw new Error(`${variable} must be a number of calls`);
  return value;
}
