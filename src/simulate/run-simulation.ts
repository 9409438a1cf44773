import cliProgress from 'cli-progress';
import type { Environment } from '../config/environment.ts';
import type { ChannelName } from './channel/channel.ts';
import { planJobs } from './engine/plan-jobs.ts';
import { runAll } from './engine/run-all.ts';
import type { DialogueResult } from './engine/run-job.ts';
import { writeReport } from './report/report.ts';
import { percent, type Row, type Summary, summarise } from './report/summary.ts';
import type { Scenario } from './scenario/scenario.ts';
import { isHeldOut } from './scenario/select.ts';

export interface SimulationOptions {
  scenarios: readonly Scenario[];
  channels: readonly ChannelName[];
  businessFolders: readonly string[];
  brain: 'scripted' | 'model' | 'hybrid';
  caller: 'rules' | 'model';
  mode: 'text' | 'voice';
  repeat: number;
  seed: number;
  /** Processes side by side. */
  jobs: number;
  /** Dialogues at a time in each. */
  lanes: number;
  /** Folder of the report. */
  report?: string;
  /** Print what failed in full. */
  show: boolean;
  environment: Environment;
  print: (line: string) => void;
  remark: (line: string) => void;
  isTerminal: boolean;
  /** In voice mode, told just before each sentence is spoken. */
  saying?: (text: string) => void;
}

/** Holds every dialogue, tells what came of it, and writes the report. */
export async function runSimulation(
  options: SimulationOptions,
): Promise<{ summary: Summary; results: DialogueResult[] }> {
  const { scenarios, repeat, seed, brain, mode, print } = options;
  const started = Date.now();
  const results = await hold(options);
  // In an order of their own, whoever finished first.
  const order = (result: DialogueResult) =>
    `${result.scenario}/${result.channel}/${String(result.repeat).padStart(5, '0')}`;
  results.sort((one, other) => (order(one) < order(other) ? -1 : 1));
  const summary = summarise({
    results,
    scenarios,
    at: new Date(started).toISOString(),
    seed,
    brain,
    mode,
    repeat,
    seconds: (Date.now() - started) / 1000,
  });
  // Held-out dialogues are scored and not read.
  const shown = results.filter(({ passed, scenario }) => !passed && !isHeldOut(scenario));
  if (options.show) for (const line of shown.flatMap(show)) print(line);
  for (const line of tell(summary)) print(line);
  if (options.report) {
    const file = await writeReport({ folder: options.report, summary, results, scenarios });
    print(`report: ${file}`);
  }
  return { summary, results };
}

/** Typed in processes of their own, or spoken one after the other; with a bar on a terminal. */
async function hold(options: SimulationOptions): Promise<DialogueResult[]> {
  const { scenarios, businessFolders, brain, caller, lanes, isTerminal, mode } = options;
  const batches = planJobs({ ...options, lanes: lanes * options.jobs });
  const total =
    mode === 'voice'
      ? scenarios.length * options.repeat
      : batches.reduce((sum, { jobs }) => sum + jobs.length, 0);
  const bar = new cliProgress.SingleBar(
    {
      format: '{bar} {value}/{total} dialogues, {failed} failed, {eta_formatted} left',
      stream: process.stderr,
      hideCursor: true,
      gracefulExit: true,
    },
    cliProgress.Presets.shades_classic,
  );
  const results: DialogueResult[] = [];
  let failed = 0;
  const done = (result: DialogueResult) => {
    results.push(result);
    failed += result.passed ? 0 : 1;
    if (isTerminal) bar.update(results.length, { failed });
  };
  if (isTerminal) bar.start(total, 0, { failed });
  try {
    if (mode === 'voice') {
      const { runSpoken } = await import('./voice/run-spoken.ts');
      await runSpoken({ ...options, done });
    } else {
      const processes = Math.min(options.jobs, batches.length);
      await runAll({ batches, processes, lanes, brain, caller, businessFolders, done });
    }
  } finally {
    if (isTerminal) bar.stop();
  }
  return results;
}

/** The figures in a few lines. */
function tell(summary: Summary): string[] {
  const { channels, heldOut, open, gates } = summary;
  const line = ({ name, pass1, pass4, dialogues }: Row) =>
    `${name.padEnd(10)} pass^1 ${percent(pass1.value).padStart(7)} (${percent(pass1.low)} to ${percent(pass1.high)})  pass^4 ${percent(pass4.value).padStart(7)}  ${dialogues} dialogues`;
  return [
    `${summary.scenarios} scenarios, ${summary.dialogues} dialogues in ${summary.seconds} s (${summary.dialoguesPerSecond} a second), ${summary.turnsMean} turns on average`,
    ...channels.map(line),
    line(open),
    line(heldOut),
    ...gates.map(
      ({ name, passed, measured, wanted }) =>
        `${passed ? 'ok  ' : 'FAIL'} ${name}: ${measured} (${wanted})`,
    ),
  ];
}

/** One dialogue in full. */
function show(result: DialogueResult): string[] {
  const { scenario, style, channel, repeat, faults, lines } = result;
  return [
    `== ${scenario} (${style}, ${channel}, ${repeat})`,
    ...faults.map(
      ({ kind, detail, turn }) => `  ${kind}${turn === undefined ? '' : ` at ${turn}`}: ${detail}`,
    ),
    ...lines.map(
      ({ who, text, meant }) => `    ${who}: ${text}${meant === undefined ? '' : `  [${meant}]`}`,
    ),
    '',
  ];
}
