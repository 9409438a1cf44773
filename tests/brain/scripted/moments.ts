import { answerTo } from '../../../src/brain/answer-to.ts';
import { capturesFor } from '../../../src/brain/scripted/details.ts';
import { fold } from '../../../src/brain/scripted/replay.ts';
import type { ScriptEnv } from '../../../src/brain/scripted/script-env.ts';
import { initialState, type ScriptState } from '../../../src/brain/scripted/script-state.ts';
import type { EventOf, NewCallEvent } from '../../../src/dialogue/events.ts';
import { english, phrasesFor, promptsFor } from '../../../src/language/index.ts';
import {
  agent,
  appointment,
  booked,
  caller,
  done,
  logged,
  offer,
  started,
} from '../../support/call-log.ts';
import { BUSINESS } from '../business.ts';
import type { Moment } from './traps.ts';

/** Monday, November 23, 2026, nine in the morning in New York. */
export const NOW = new Date('2026-11-23T14:00:00Z');

export const env: ScriptEnv = {
  business: BUSINESS,
  language: english,
  phrases: phrasesFor('en-US'),
  prompts: promptsFor('en-US'),
  read: {
    now: NOW,
    zone: BUSINESS.zone,
    country: 'US',
    services: BUSINESS.services,
    resources: [],
    expecting: 'anything',
    opensMinute: 540,
    closesMinute: 1020,
    maxParty: 1,
  },
  canTransfer: false,
  captures: capturesFor(BUSINESS, { hasKeypad: true }),
};

const OFFERS = [
  offer('S1', '2026-11-24T15:00:00Z'),
  offer('S2', '2026-11-24T16:00:00Z'),
  offer('S3', '2026-11-24T19:00:00Z'),
];
const named: NewCallEvent = {
  type: 'caller.identified',
  data: { name: 'Ana Silva', phone: '+12125550100', verified: true },
};
const opened = started('+12125550100');
const searched = done('fetch_slots', { offers: OFFERS });
const chosen = [caller('a cleaning on Tuesday'), searched, agent('Ten, eleven or two?')];

const LOGS: Record<Moment, NewCallEvent[]> = {
  opening: [opened],
  date: [opened, caller('a cleaning please'), agent('What day would suit you?')],
  choice: [opened, ...chosen],
  name: [opened, ...chosen, caller('the second one'), agent('What name should I put it under?')],
  confirm: [
    opened,
    named,
    ...chosen,
    caller('the second one'),
    agent("That's a cleaning on Tuesday, November 24 at 11 AM. Shall I book it?", [
      { kind: 'book', subject: 'S2' },
    ]),
  ],
  done: [
    opened,
    named,
    ...chosen,
    booked(appointment('A1', '2026-11-24T16:00:00Z'), 'S2', "You're booked."),
    agent("You're booked. Is there anything else?"),
  ],
};

/** What the rules know at a moment of a call, and the caller's next words. */
export function turnAt(
  moment: Moment,
  text: string,
): { before: ScriptState; turn: EventOf<'turn.caller'> } {
  const events = logged(...LOGS[moment]);
  const before = events.reduce((state, event) => fold(state, event, env), initialState);
  const answer = answerTo({ text, events, language: english, read: env.read });
  const data = { text, itemId: 'now', answer };
  return {
    before,
    turn: { type: 'turn.caller', data, seq: events.length, time: NOW.toISOString() },
  };
}
