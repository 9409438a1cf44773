import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Played, Scenario } from '../tests/e2e/failures/scenario.ts';
import { percentile, printCircumstances } from './figures.ts';

const folder = fileURLToPath(new URL('../tests/e2e/failures/', import.meta.url));

/**
 * Plays every failure of the table at random moments of calls. `BENCH_TIMES` (20) for kills and
 * whatever breaks writes, `BENCH_OTHER_TIMES` (5) for the rest; words after the name choose scenarios
 * whose name holds them. Prints one line a failure; ends with an error when a call ended otherwise
 * than the table says.
 */
export async function run(): Promise<void> {
  const times = count('BENCH_TIMES', 20);
  const otherTimes = count('BENCH_OTHER_TIMES', 5);
  const wanted = process.argv.slice(3).join(' ');
  const all = (await scenarios()).filter(({ name }) => name.includes(wanted));
  if (all.length === 0) throw new Error(`no failure is called "${wanted}"`);
  let isRight = true;
  for (const scenario of all) {
    const played = await playAll(scenario, scenario.kind === 'other' ? otherTimes : times);
    isRight &&= played.every((one) => one.isRight);
    print(scenario, played);
  }
  printCircumstances();
  if (!isRight) process.exitCode = 1;
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
      if (!one.isRight) console.log(`  ${scenario.name}, call ${time + 1}: ${one.why}`);
      played.push(one);
    }
  } finally {
    await stage.close();
  }
  return played;
}

function print({ name, sentenceWithinMs }: Scenario, played: readonly Played[]): void {
  const heard = played.flatMap(({ sentenceMs }) => (sentenceMs === null ? [] : [sentenceMs]));
  const soon = heard.filter((ms) => ms <= sentenceWithinMs).length;
  const seconds = (part: number) => `${(percentile(heard, part) / 1000).toFixed(2)} s`;
  console.log(
    [
      name.padEnd(58),
      `n ${played.length}`,
      `as the table says ${played.filter(({ isRight }) => isRight).length}`,
      `sentence within ${sentenceWithinMs / 1000} s ${soon}`,
      `p50 ${seconds(0.5)} p95 ${seconds(0.95)}`,
    ].join('   '),
  );
}

function count(variable: string, otherwise: number): number {
  const value = Number(process.env[variable] ?? otherwise);
  if (!Number.isInteger(value) || value < 1)
    throw new Error(`${variable} must be a number of calls`);
  return value;
}
