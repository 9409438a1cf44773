import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AskModel } from '../../src/simulate/caller/model-caller.ts';
import { runInLanes } from '../../src/simulate/engine/lanes.ts';
import { planJobs } from '../../src/simulate/engine/plan-jobs.ts';
import type { DialogueResult } from '../../src/simulate/engine/run-job.ts';
import {
  openSimulatedDatabase,
  type SimulatedDatabase,
} from '../../src/simulate/engine/simulated-database.ts';
import { NEVER } from '../../src/simulate/grade/fault.ts';
import type { Scenario } from '../../src/simulate/scenario/scenario.ts';
import { allScenarios, aScenario, business } from './a-scenario.ts';

let database: SimulatedDatabase;
let tenants = 0;

async function held(options: {
  scenarios: Scenario[];
  channels: Parameters<typeof planJobs>[0]['channels'];
  repeat?: number;
  seed?: number;
  ask?: AskModel;
}): Promise<DialogueResult[]> {
  tenants += 1000;
  const { ask, ...wanted } = options;
  const batches = planJobs({ repeat: 1, seed: 1, lanes: 12, ...wanted });
  const results: DialogueResult[] = [];
  await runInLanes({
    database,
    next: () => batches.shift() ?? null,
    lanes: 12,
    brain: async () => ({ kind: 'scripted' }),
    business,
    firstNumber: tenants,
    done: (result) => results.push(result),
    ...(ask && { ask }),
  });
  const place = ({ scenario, channel, repeat }: DialogueResult) =>
    `${scenario} ${channel} ${repeat}`;
  return results.sort((one, other) => (place(one) < place(other) ? -1 : 1));
}

const told = (results: DialogueResult[]) =>
  results
    .filter(({ passed }) => !passed)
    .map(({ scenario, style, faults, lines }) =>
      [
        `${scenario} (${style}): ${faults.map(({ detail }) => detail).join('; ')}`,
        ...lines.map(({ who, text }) => `  ${who}: ${text}`),
      ].join('\n'),
    )
    .join('\n');

/** A sample of every trade: the whole takes minutes and is run by itself. */
const EVERY_NTH = 9;
/** Far over what it takes: a crowded machine is no failure. */
const PATIENCE_MS = 240_000;

describe('simulated callers', () => {
  beforeAll(async () => {
    database = await openSimulatedDatabase();
  });
  afterAll(() => database?.close());

  it(
    'pass most of a sample of all scenarios, and never see anything false or wrong',
    async () => {
      const scenarios = (await allScenarios()).filter((_, index) => index % EVERY_NTH === 0);
      const results = await held({ scenarios, channels: ['clean', 'words-20'] });
      const never = results.filter(({ faults }) => faults.some(({ kind }) => NEVER.includes(kind)));
      expect(told(never)).toBe('');
      const clean = results.filter(({ channel }) => channel === 'clean');
      const passed = clean.filter((result) => result.passed);
      expect(passed.length / clean.length, told(clean)).toBeGreaterThanOrEqual(0.85);
    },
    PATIENCE_MS,
  );

  it(
    'say and hear the same again with the same seed, and not with another',
    async () => {
      const scenarios = [aScenario()];
      const words = (results: DialogueResult[]) =>
        results.map(({ lines }) =>
          lines.filter(({ who }) => who === 'caller').map(({ text }) => text),
        );
      const options = { scenarios, channels: ['words-10'] as const, repeat: 3 };
      const once = await held(options);
      expect(words(await held(options))).toEqual(words(once));
      expect(words(await held({ ...options, seed: 2 }))).not.toEqual(words(once));
    },
    PATIENCE_MS,
  );

  it(
    'fail where the right thing is not what was expected',
    async () => {
      const other = (id: string, expected: Record<string, unknown>) =>
        aScenario({ id, expect: expected });
      const scenarios = [
        other('another-time', { appointments: [{ service: 'cleaning', at: '2026-11-24T11:00' }] }),
        other('nothing-at-all', {}),
        other('another-name', {
          appointments: [{ service: 'cleaning', at: '2026-11-24T10:00', name: 'Somebody Else' }],
        }),
        other('neighbour-cancelled', {
          appointments: [
            { service: 'cleaning', at: '2026-11-24T10:00' },
            { ref: 'neighbour', status: 'cancelled' },
          ],
        }),
        other('never-said', {
          appointments: [{ service: 'cleaning', at: '2026-11-24T10:00' }],
          never_said: ['confirmation code'],
        }),
        other('other-outcome', {
          appointments: [{ service: 'cleaning', at: '2026-11-24T10:00' }],
          outcome: 'cancelled',
        }),
      ];
      const results = await held({ scenarios, channels: ['clean'] });
      expect(results.filter(({ passed }) => passed).map(({ scenario }) => scenario)).toEqual([]);
    },
    PATIENCE_MS,
  );

  it(
    'can be played by a model, and are judged the same',
    async () => {
      const turns: [RegExp, object][] = [
        [/goodbye|have a (?:good|nice)/i, { says: [], hangs_up: true }],
        [/anything else/i, { says: ["No, that's all, thanks"], answers: 'no' }],
        [/shall I book/i, { says: ['Yes, please'], answers: 'yes' }],
        [/name/i, { says: ["It's Ana Silva"] }],
        [/./, { says: ['Hi, could I get a cleaning tomorrow at ten?'] }],
      ];
      const plays: AskModel = async (chat) => {
        const heard = chat.at(-1)?.text ?? '';
        const [, turn] = turns.find(([pattern]) => pattern.test(heard)) ?? [];
        return `Sure: ${JSON.stringify(turn)}`;
      };
      const instructed: string[] = [];
      const right = await held({
        scenarios: [aScenario()],
        channels: ['clean'],
        ask: (chat) => {
          instructed.push(chat[0]?.text ?? '');
          return plays(chat);
        },
      });
      expect(told(right)).toBe('');
      expect(instructed[0]).toContain('Ana Silva');
      expect(instructed[0]).not.toContain('Walter Bishop');
      // It says yes and does not mean it: what is written then was not agreed to.
      const unmeant = await held({
        scenarios: [aScenario()],
        channels: ['clean'],
        ask: async (chat) => (await plays(chat)).replace('"answers":"yes"', '"answers":null'),
      });
      expect(unmeant[0]?.faults.map(({ kind }) => kind)).toContain('no-consent');
      const senseless = await held({
        scenarios: [aScenario()],
        channels: ['clean'],
        ask: async () => 'As a language model I cannot make telephone calls.',
      });
      expect(senseless[0]?.faults).toContainEqual({
        kind: 'crash',
        detail: expect.stringMatching(/^CallerModelError: the model that plays the caller/),
      });
    },
    PATIENCE_MS,
  );
});
