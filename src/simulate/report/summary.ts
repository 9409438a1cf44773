import { CHANNELS, type ChannelName } from '../channel/channel.ts';
import type { DialogueResult } from '../engine/run-job.ts';
import { type FaultKind, NEVER } from '../grade/fault.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { isHeldOut } from '../scenario/select.ts';
import { passAll, type Share, wilson } from './statistics.ts';

/** Pass rates of some part of the dialogues. */
export interface Row {
  name: string;
  scenarios: number;
  dialogues: number;
  pass1: Share;
  pass4: Share;
}

/** Everything of a run but the dialogues themselves. */
export interface Summary {
  at: string;
  seed: number;
  brain: string;
  mode: 'text' | 'voice';
  repeat: number;
  scenarios: number;
  dialogues: number;
  seconds: number;
  dialoguesPerSecond: number;
  turnsMean: number;
  channels: Row[];
  /** The line that the rest is about. */
  main: string;
  /** On the clean channel, or the only one. */
  open: Row;
  heldOut: Row;
  trades: Row[];
  tags: Row[];
  styles: Row[];
  faults: Partial<Record<FaultKind, number>>;
  /** What must never happen, by channel. */
  never: { channel: ChannelName; kind: FaultKind; count: number }[];
  gates: Gate[];
}

export interface Gate {
  name: string;
  passed: boolean;
  measured: string;
  wanted: string;
}

export function summarise(options: {
  results: readonly DialogueResult[];
  scenarios: readonly Scenario[];
  at: string;
  seed: number;
  brain: string;
  mode: 'text' | 'voice';
  repeat: number;
  seconds: number;
}): Summary {
  const { results, scenarios, seconds } = options;
  const byId = new Map(scenarios.map((scenario) => [scenario.id, scenario]));
  const channels = CHANNELS.filter((name) => results.some(({ channel }) => channel === name));
  const main = channels.includes('clean') ? 'clean' : channels[0];
  const clean = results.filter(({ channel }) => channel === main);
  const group = (keysOf: (result: DialogueResult) => readonly string[]) => {
    const groups = new Map<string, DialogueResult[]>();
    for (const result of clean) {
      for (const key of keysOf(result)) {
        const group = groups.get(key) ?? [];
        groups.set(key, group);
        group.push(result);
      }
    }
    return [...groups].sort().map(([name, part]) => rowOf(name, part));
  };
  const faults: Partial<Record<FaultKind, number>> = {};
  for (const { kind } of results.flatMap((result) => result.faults)) {
    faults[kind] = (faults[kind] ?? 0) + 1;
  }
  const summary = {
    at: options.at,
    seed: options.seed,
    brain: options.brain,
    mode: options.mode,
    repeat: options.repeat,
    scenarios: new Set(results.map(({ scenario }) => scenario)).size,
    dialogues: results.length,
    seconds: Math.round(seconds * 10) / 10,
    dialoguesPerSecond: Math.round((results.length / Math.max(seconds, 0.001)) * 10) / 10,
    turnsMean: mean(results.map(({ callerTurns }) => callerTurns)),
    channels: channels.map((name) =>
      rowOf(
        name,
        results.filter(({ channel }) => channel === name),
      ),
    ),
    main: main ?? 'clean',
    open: rowOf(
      'open',
      clean.filter(({ scenario }) => !isHeldOut(scenario)),
    ),
    heldOut: rowOf(
      'held out',
      clean.filter(({ scenario }) => isHeldOut(scenario)),
    ),
    trades: group(({ scenario }) => [byId.get(scenario)?.trade ?? 'other']),
    tags: group(({ scenario }) => byId.get(scenario)?.tags ?? []),
    styles: group(({ style }) => [style]),
    faults,
    never: channels.flatMap((channel) =>
      NEVER.map((kind) => ({
        channel,
        kind,
        count: results.filter(
          (result) => result.channel === channel && result.faults.some((f) => f.kind === kind),
        ).length,
      })),
    ),
  };
  return { ...summary, gates: gatesOf(summary) };
}

function rowOf(name: string, results: readonly DialogueResult[]): Row {
  const runs = new Map<string, { passed: number; of: number }>();
  for (const { scenario, passed } of results) {
    const run = runs.get(scenario) ?? { passed: 0, of: 0 };
    runs.set(scenario, run);
    run.of += 1;
    run.passed += passed ? 1 : 0;
  }
  return {
    name,
    scenarios: runs.size,
    dialogues: results.length,
    pass1: wilson(results.filter(({ passed }) => passed).length, results.length),
    pass4: passAll([...runs.values()], 4),
  };
}

const NEVER_NAMES: Partial<Record<FaultKind, string>> = {
  'wrong-write': 'wrong writes',
  'false-statement': 'false statements',
  disclosure: 'disclosures',
  'no-consent': 'writes without a yes',
};

/** What a run must reach, as far as it says something about it. */
function gatesOf(summary: Omit<Summary, 'gates'>): Gate[] {
  const gates: Gate[] = [];
  const least = (name: string, share: Share | undefined, wanted: number) => {
    if (share?.value === undefined || share.value === null) return;
    gates.push({
      name,
      passed: share.value >= wanted,
      measured: percent(share.value),
      wanted: `at least ${percent(wanted)}`,
    });
  };
  const channel = (name: ChannelName) => summary.channels.find((row) => row.name === name);
  least('clean, pass^1', channel('clean')?.pass1, 0.97);
  least('clean, pass^4', channel('clean')?.pass4, 0.93);
  least('10 % word errors, pass^1', channel('words-10')?.pass1, 0.85);
  for (const kind of NEVER) {
    const count = summary.never
      .filter((row) => row.kind === kind)
      .reduce((sum, row) => sum + row.count, 0);
    gates.push({
      name: NEVER_NAMES[kind] ?? kind,
      passed: count === 0,
      measured: `${count} dialogues`,
      wanted: 'none',
    });
  }
  return gates;
}

export function percent(value: number | null): string {
  return value === null ? '-' : `${(value * 100).toFixed(1)} %`;
}

function mean(values: readonly number[]): number {
  const sum = values.reduce((total, value) => total + value, 0);
  return values.length === 0 ? 0 : Math.round((sum / values.length) * 10) / 10;
}
