import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { ConfigurationError, type Environment } from '../config/environment.ts';
import { chooseBrain } from '../config/providers.ts';
import { CHANNELS, type ChannelName } from '../simulate/channel/channel.ts';
import { businessesIn } from '../simulate/scenario/businesses.ts';
import { BUSINESSES, readScenarios, ScenarioError } from '../simulate/scenario/read-scenarios.ts';
import type { Scenario } from '../simulate/scenario/scenario.ts';
import { selectScenarios } from '../simulate/scenario/select.ts';
import { type CommandContext, print, remark } from './context.ts';

const EXIT_USAGE = 2;
/** Dialogues at a time in one process: most of a dialogue is waiting. */
const LANES = 12;
const packaged = (folder: string) => fileURLToPath(new URL(`../../${folder}`, import.meta.url));

interface Options {
  check: boolean;
  scenario: string;
  scenarios: string;
  businesses: string;
  brain?: 'scripted' | 'model' | 'hybrid';
  caller: 'rules' | 'model';
  mode: 'text' | 'voice';
  channel: ChannelName[];
  repeat: number;
  seed: number;
  jobs: number;
  report?: string;
  show: boolean;
}

/** `bellhop simulate`. */
export function addSimulateCommand(program: Command, context: CommandContext): void {
  program
    .command('simulate')
    .description('let simulated callers talk to the receptionist, and judge what came of it')
    .option('--check', 'only check the scenario files', false)
    .option('--scenario <glob>', 'which scenarios: an id, trade/id or file, * for anything', '*')
    .addOption(
      new Option('--brain <brain>', 'as in chat unless given').choices([
        'scripted',
        'model',
        'hybrid',
      ]),
    )
    .addOption(
      new Option('--caller <caller>', 'who plays the callers; a model needs a key')
        .choices(['rules', 'model'])
        .default('rules'),
    )
    .addOption(
      new Option('--mode <mode>', 'typed, or spoken over LiveKit')
        .choices(['text', 'voice'])
        .default('text'),
    )
    .option('--channel <list>', `lines: ${CHANNELS.join(', ')}`, channels, [...CHANNELS])
    .option('--repeat <k>', 'dialogues for each scenario and line, all different', count, 1)
    .option('--seed <n>', 'the same seed, the same dialogues', count, 1)
    .option('--jobs <n>', 'processes side by side', count, Math.min(cpus().length, 8))
    .option('--report <folder>', 'write report.html and a JSON file there')
    .option('--show', 'print the dialogues that failed', false)
    .option('--scenarios <folder>', 'where the scenario files are', packaged('scenarios'))
    .option('--businesses <folder>', 'where business files are', packaged('supabase/businesses'))
    .action(async (options: Options) => {
      const folders = [options.businesses, join(options.scenarios, BUSINESSES)];
      const all = await readOrExplain(options, folders, context);
      if (all === null) return;
      const chosen = selectScenarios(all, options.scenario);
      if (chosen.length === 0) {
        remark(`no scenario is called ${options.scenario}`);
        context.exit(EXIT_USAGE);
        return;
      }
      if (options.check) {
        const trades = new Set(chosen.map(({ trade }) => trade)).size;
        print(`${chosen.length} scenarios in ${trades} trades`);
        return;
      }
      const { runSimulation } = await import('../simulate/run-simulation.ts');
      const environment = context.environment();
      checkCaller(environment, options);
      const { summary } = await runSimulation({
        ...options,
        brain: brainOf(environment, options.brain),
        scenarios: chosen,
        channels: options.channel,
        businessFolders: folders,
        lanes: LANES,
        environment,
        print,
        remark,
        isTerminal: process.stderr.isTTY === true,
      });
      if (summary.gates.some(({ passed }) => !passed)) context.exit(1);
    });
}

async function readOrExplain(
  options: Options,
  folders: string[],
  context: CommandContext,
): Promise<Scenario[] | null> {
  try {
    return await readScenarios({
      folder: options.scenarios,
      business: businessesIn(...folders),
    });
  } catch (cause) {
    if (!(cause instanceof ScenarioError)) throw cause;
    for (const problem of cause.problems) remark(problem);
    remark(`${cause.problems.length} problems`);
    context.exit(EXIT_USAGE);
    return null;
  }
}

/** @throws ConfigurationError for a brain that has no key */
function brainOf(environment: Environment, wanted: Options['brain']) {
  const { kind } = chooseBrain({ ...environment, ...(wanted && { BELLHOP_BRAIN: wanted }) });
  if (wanted && kind !== wanted) {
    throw new ConfigurationError([`--brain ${wanted}: needs a model's key, see .env.example`]);
  }
  return kind;
}

/** @throws ConfigurationError where a model cannot play the callers */
function checkCaller(environment: Environment, { caller, mode }: Options): void {
  if (caller !== 'model') return;
  if (mode === 'voice') {
    throw new ConfigurationError(['--caller model: types only, leave --mode voice out']);
  }
  if (chooseBrain({ ...environment, BELLHOP_BRAIN: undefined }).models.length === 0) {
    throw new ConfigurationError(["--caller model: needs a model's key, see .env.example"]);
  }
}

function count(value: string): number {
  const number = Number(value);
  if (Number.isSafeInteger(number) && number >= 1) return number;
  throw new InvalidArgumentError('It must be a whole number from 1, for example 4.');
}

function channels(value: string): ChannelName[] {
  const names = value.split(',').map((name) => name.trim());
  const wrong = names.find((name) => !CHANNELS.some((known) => known === name));
  if (wrong === undefined) return names as ChannelName[];
  throw new InvalidArgumentError(`${wrong} is none of ${CHANNELS.join(', ')}.`);
}
