import type { FailureName } from '../../support/standins/openai.ts';
import { bookWithout, openFailingOffice } from './model.ts';
import type { Scenario } from './scenario.ts';

const FAILURES: readonly FailureName[] = [
  'answers 401',
  'answers 429',
  'answers 500',
  'hang',
  'cut',
  'dies mid-sentence',
  'stalls mid-sentence',
  'same call',
  'calls without end',
  'talks without end',
  'unknown tool',
  'garbage arguments',
  'garbage words',
];

/** The only model there is fails at every turn; the scripted brain books. */
export const scenarios: Scenario[] = FAILURES.map((failure) => ({
  name: `model: ${failure}`,
  kind: 'other',
  sentenceWithinMs: 2_000,
  open: async () => {
    const opened = await openFailingOffice();
    return {
      play: async ({ from }) => {
        const { appointments, outcome, turns, sentenceMs } = await bookWithout({
          opened,
          failure,
          from,
        });
        const wrong = [
          ...(appointments.length === 1 ? [] : [`${appointments.length} bookings`]),
          ...(outcome === 'booked' ? [] : [`record says ${outcome}`]),
        ];
        return {
          isRight: wrong.length === 0,
          ...(wrong.length > 0 && { why: `${wrong.join(', ')}: ${JSON.stringify(turns)}` }),
          sentenceMs,
        };
      },
      logs: () => opened.office.worker.logs(),
      close: opened.close,
    };
  },
}));
