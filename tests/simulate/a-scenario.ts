import { fileURLToPath } from 'node:url';
import { businessesIn } from '../../src/simulate/scenario/businesses.ts';
import { readScenarios } from '../../src/simulate/scenario/read-scenarios.ts';
import { type Scenario, scenario } from '../../src/simulate/scenario/scenario.ts';

const folder = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

export const SCENARIOS = folder('scenarios');
export const BUSINESS_FOLDERS = [folder('supabase/businesses'), folder('scenarios/businesses')];
export const business = businessesIn(...BUSINESS_FOLDERS);

export function allScenarios(): Promise<Scenario[]> {
  return readScenarios({ folder: SCENARIOS, business });
}

/** Ana books a cleaning for Tuesday at ten; a neighbour's appointment is there already. */
export function aScenario(changes: Record<string, unknown> = {}): Scenario {
  return {
    ...scenario.parse({
      id: 'a-cleaning',
      title: 'A cleaning',
      tags: ['book'],
      business: 'maple-dental',
      now: '2026-11-23T09:00:00-05:00',
      from: '+16465550141',
      before: {
        appointments: [
          {
            ref: 'neighbour',
            service: 'checkup',
            at: '2026-11-25T14:00',
            name: 'Walter Bishop',
            phone: '+16465550198',
            code: 'RW7XK',
          },
        ],
      },
      caller: {
        name: 'Ana Silva',
        goals: [{ do: 'book', service: 'cleaning', when: { day: '2026-11-24', time: '10:00' } }],
      },
      expect: { appointments: [{ service: 'cleaning', at: '2026-11-24T10:00' }] },
      ...changes,
    }),
    trade: 'dental',
    file: 'dental/a.yaml',
  };
}
