import type { Scenario } from '../scenario/scenario.ts';
import type { Fault } from './fault.ts';

/** What the scenario itself asks of the words and of how the call ended. */
export function gradeSaid(options: {
  scenario: Scenario;
  agent: readonly string[];
  /** Of the last call. */
  outcome: string | null;
}): Fault[] {
  const { scenario, agent, outcome } = options;
  const { said, never_said, outcome: expected } = scenario.expect;
  const faults: Fault[] = [];
  const text = agent.join('\n');
  for (const source of said) {
    if (!new RegExp(source, 'i').test(text)) {
      faults.push({ kind: 'said', detail: `nothing said fits /${source}/` });
    }
  }
  for (const source of never_said) {
    const turn = agent.findIndex((line) => new RegExp(source, 'i').test(line));
    if (turn >= 0) faults.push({ kind: 'said', detail: `/${source}/ was said`, turn });
  }
  if (expected && !expected.some((one) => one === outcome)) {
    faults.push({ kind: 'outcome', detail: `ended as ${outcome}, not ${expected.join(' or ')}` });
  }
  return faults;
}
