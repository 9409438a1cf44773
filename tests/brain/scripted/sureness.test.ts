import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { answerTo } from '../../../src/brain/answer-to.ts';
import { asked, fold } from '../../../src/brain/scripted/replay.ts';
import type { ScriptEnv } from '../../../src/brain/scripted/script-env.ts';
import { initialState } from '../../../src/brain/scripted/script-state.ts';
import { doubtOf, surenessOf } from '../../../src/brain/scripted/sureness.ts';
import type { EventOf, NewCallEvent } from '../../../src/dialogue/events.ts';
import { english } from '../../../src/language/index.ts';
import { phrasesFor } from '../../../src/language/phrases.ts';
import { promptsFor } from '../../../src/language/prompts.ts';
import { HELD_OUT } from '../../language/held-out-cases.ts';
import { HELD_OUT_LATER } from '../../language/held-out-later-cases.ts';
import { HELD_OUT_WHOLE } from '../../language/held-out-whole-cases.ts';
import { meaningOf, read } from '../../language/reading-case.ts';
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
import { type Moment, TRAPS } from './traps.ts';

/** Monday, November 23, 2026, nine in the morning in New York. */
const NOW = new Date('2026-11-23T14:00:00Z');

const env: ScriptEnv = {
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

function judge(moment: Moment, text: string) {
  const events = logged(...LOGS[moment]);
  const before = events.reduce((state, event) => fold(state, event, env), initialState);
  const answer = answerTo({ text, events, language: english, read: env.read });
  const turn = { type: 'turn.caller', data: { text, itemId: 'now', answer } } as const;
  const event: EventOf<'turn.caller'> = { ...turn, seq: events.length, time: NOW.toISOString() };
  return { ...surenessOf(before, event, env), asking: asked(before, env).asking };
}

describe('how sure the rules are', () => {
  it.each([
    ['opening', 'anything'],
    ['date', 'date'],
    ['choice', 'choice'],
    ['name', 'name'],
    ['confirm', 'confirm'],
    ['done', 'anything-else'],
  ] as const)('%s stands for what was asked: %s', (moment, asking) => {
    expect(judge(moment, 'yes').asking).toBe(asking);
  });

  it.each(TRAPS)('%s: "%s" is not for them', (moment, text) => {
    expect(judge(moment, text)).toMatchObject({ sure: false });
  });

  it.each<[Moment, string]>([
    ['opening', "Hi, I'd like to book a cleaning please"],
    ['opening', 'Could I get a check-up next Tuesday around ten?'],
    ['opening', 'I need to cancel my appointment'],
    ['opening', 'when are you open on Saturdays'],
    ['opening', 'how much is a cleaning'],
    ['date', 'um, Thursday please'],
    ['date', 'the week after next would be great'],
    ['date', 'as soon as possible'],
    ['choice', "I'll take the second one"],
    ['choice', 'two works for me'],
    ['choice', 'do you have anything later?'],
    ['choice', 'the last one please, thank you'],
    ['name', 'Ana Silva'],
    ['name', "it's Silva, S I L V A"],
    ['confirm', 'yes please'],
    ['confirm', 'that sounds perfect, thank you'],
    ['confirm', 'no, make it Thursday'],
    ['confirm', 'no thanks'],
    ['done', "no that's all, thank you, bye"],
    ['done', 'can you move it to Wednesday at nine?'],
  ])('%s: "%s" is', (moment, text) => {
    expect(judge(moment, text)).toMatchObject({ sure: true });
  });

  it('seldom leaves a misread sentence without doubt, among those nobody tuned the reader for', () => {
    const misread = [...HELD_OUT, ...HELD_OUT_LATER, ...HELD_OUT_WHOLE].filter(
      ({ context, text, expecting, meaning }) => {
        const reading = read(text, context, expecting);
        const isMisread = !isDeepStrictEqual(meaningOf(reading), meaning);
        return isMisread && doubtOf(reading, context.maxParty) === null;
      },
    );
    // "The end of the month" is read as its last week, so that "before" it ends too soon.
    expect(misread.map(({ text }) => text)).toEqual([
      'I need a checkup before the end of the month, mornings only',
    ]);
  });
});
