import { describe, expect, it } from 'vitest';
import type { NewCallEvent } from '../../src/dialogue/events.ts';
import { phrasesFor } from '../../src/language/index.ts';
import { appointment, booked } from '../support/call-log.ts';
import { brainsOver } from './brains.ts';
import { chatEndingWith, drain, type FakeTurn } from './fake-model.ts';
import { business, language, read, TUESDAY_TEN, worlds } from './gate-world.ts';

const phrases = phrasesFor('en-US');
const row = appointment('A1', TUESDAY_TEN, { code: 'K7XMR' });
const TOLD = 'You are booked. Your code is K, 7, X, M, R.';

function brainOver(events: NewCallEvent[], ...turns: FakeTurn[]) {
  const { log, inner, model } = brainsOver({
    events,
    turns,
    gateContext: () => ({
      language,
      read,
      pricesCents: [12000],
      knownMinutes: [540, 1020],
      openWeekdays: [1, 2, 3, 4, 5],
      business,
    }),
  });
  const reply = (text = 'hello', id?: string) =>
    drain(model.chat({ chatCtx: chatEndingWith(text, id) }));
  return { log, inner, model, reply };
}

const failures = (events: readonly { type: string }[]) =>
  events.filter(({ type }) => type === 'provider.failed');

describe('a model behind the gate', () => {
  it('is heard word for word when it claims nothing', async () => {
    const say = ['What would ', 'you like? A clean', 'ing or a check-up?'];
    const { reply } = brainOver(worlds.fresh, { say });
    expect((await reply()).text).toBe(say.join(''));
  });

  it('has a false claim replaced by the truth, and the rest is heard', async () => {
    const { reply } = brainOver(worlds.agreed, {
      say: ["Great! You're booked for ", 'Tuesday at 10 AM. Bye for now.'],
    });
    const { text, notes } = await reply();
    expect(text).toBe(`Great! ${phrases.instead('claims_booking')[0]} Bye for now.`);
    expect(notes.at(-1)).toEqual({
      bellhop_gate: [{ sentence: "You're booked for Tuesday at 10 AM.", reason: 'claims_booking' }],
    });
  });

  it('has the same untruth replaced once', async () => {
    const { reply } = brainOver(worlds.fresh, {
      say: ["You're booked. It is confirmed. You're all set."],
    });
    expect((await reply()).text.trim()).toBe(phrases.instead('claims_booking')[0]);
  });

  it('may repeat what the caller is just saying, before that is in the log', async () => {
    const { reply } = brainOver(worlds.fresh, { say: ['Let me check Thursday at 4 PM.'] });
    expect((await reply('a cleaning on Thursday at four')).text).toContain('Thursday at 4 PM');
  });

  it.each([
    [
      'known',
      'Your appointment is on Friday at 3 PM.',
      'Your cleaning is on Tuesday, November 24 at 10 AM.',
    ],
    [
      'known',
      "I've cancelled it.",
      'Nothing has been cancelled yet. Your cleaning is on Tuesday, November 24 at 10 AM.',
    ],
    [
      'asking',
      "You're booked.",
      "It isn't booked yet. That's a cleaning on Tuesday, November 24 at 10 AM. Shall I book it?",
    ],
    ['agreed', "You're booked.", "It isn't booked yet."],
    ['fresh', "You're with Dr. Patel.", "I'd have to check who that would be."],
    ['fresh', 'Ask for Dr. Patel.', "I'd have to check who that would be."],
  ] as const)('has an untruth replaced by what is known: %s, %s', async (world, say, truth) => {
    const events = world === 'asking' ? worlds.agreed.slice(0, -1) : worlds[world];
    const { reply } = brainOver(events, { say: [say] });
    expect((await reply('well')).text.trim()).toBe(truth);
  });

  it('is heard from its first words, before the sentence is over', async () => {
    const { model } = brainOver(worlds.fresh, { say: ['Sure, wh', 'at day would ', 'you like?'] });
    const pieces: string[] = [];
    for await (const { delta } of model.chat({ chatCtx: chatEndingWith('a cleaning please') })) {
      if (delta?.content) pieces.push(delta.content);
    }
    expect(pieces).toEqual(['Sure, ', 'what day would ', 'you ', 'like?']);
  });

  it('is heard to break off where an untruth follows', async () => {
    const { reply } = brainOver(worlds.fresh, { say: ["Okay, you're ", 'booked. Bye for now.'] });
    expect((await reply()).text).toBe(`Okay, ${phrases.instead('claims_booking')[0]} Bye for now.`);
  });

  it('does not agree to what was asked before it is known to be so', async () => {
    const { reply } = brainOver(worlds.fresh, { say: ["Sure, it's booked."] });
    expect((await reply('so is it booked?')).text.trim()).toBe(
      phrases.instead('claims_booking')[0],
    );
  });

  it('refers to what was found by its id, which code words', async () => {
    const { reply } = brainOver(worlds.offered, {
      say: ['Would you like [', '[S1]] or [[S', '2.time]]? Or [[S9]]?'],
    });
    const { text, notes } = await reply();
    expect(text).toContain('Would you like Tuesday, November 24 at 10 AM or 2 PM? ');
    expect(text).not.toContain('[[');
    expect(notes).toContainEqual({
      bellhop_gate: [{ sentence: 'Or [[S9]]?', reason: 'states_moment' }],
    });
  });

  it('calls tools as it likes', async () => {
    const { reply } = brainOver(worlds.fresh, {
      say: ['One moment.'],
      call: { name: 'fetch_slots', args: { date: 'tomorrow' } },
    });
    expect(await reply()).toMatchObject({
      text: 'One moment.',
      calls: [{ name: 'fetch_slots', args: { date: 'tomorrow' } }],
    });
  });
});

describe('a model that fails', () => {
  it('before it has spoken is replaced by the scripted brain', async () => {
    const { reply, log } = brainOver(worlds.fresh, { fail: 'rate limited' });
    const { text } = await reply('I would like a cleaning');
    expect(text).toMatch(/day/i);
    expect(failures(log.events)).toMatchObject([
      { data: { kind: 'llm', provider: 'fake', message: 'rate limited' } },
    ]);
  });

  it('after a first word that says nothing is replaced all the same', async () => {
    const { reply } = brainOver(worlds.fresh, { say: ['Sure, I'], fail: 'gone' });
    expect((await reply('I would like a cleaning')).text).toMatch(/^Sure, .*day/i);
  });

  it('by saying nothing is replaced too', async () => {
    const { reply } = brainOver(worlds.fresh, {});
    expect((await reply('I would like a cleaning')).text).toMatch(/day/i);
  });

  it('after a sentence is not repeated, half a sentence is not said, and the reply goes on', async () => {
    const { reply, log } = brainOver(worlds.fresh, {
      say: ['Let me see. Your appointment is not'],
      fail: 'gone',
    });
    const { text } = await reply('I would like a cleaning');
    expect(text).toMatch(/^Let me see\. [^.]*day[^.]*\?$/);
    expect(failures(log.events)).toHaveLength(1);
  });

  it('after a whole sentence has it heard', async () => {
    const { reply } = brainOver(worlds.fresh, { say: ['How can I help?'], fail: 'gone' });
    expect((await reply()).text).toBe('How can I help?');
  });
});

describe('the outcome of a write', () => {
  const written = [...worlds.agreed, booked(row, 'S1', TOLD)];

  it('is told by code, without asking the model again', async () => {
    const { log, inner, model } = brainOver(written, { say: ['Never heard.'] });
    const last = log.events.findLast((event) => event.type === 'turn.caller');
    const id = last?.type === 'turn.caller' ? last.data.itemId : '';
    const { text } = await drain(model.chat({ chatCtx: chatEndingWith('yes please', id) }));
    expect(text).toBe(TOLD);
    expect(inner.requests).toBe(0);
  });

  it('opens the reply to whatever was said meanwhile, once', async () => {
    const { reply, inner } = brainOver(written, { say: ['What else would you like to know?'] });
    expect((await reply('and where are you?')).text).toBe(
      `${TOLD} What else would you like to know?`,
    );
    expect(inner.requests).toBe(1);
  });

  it('is told once also when the model fails after it', async () => {
    const { reply } = brainOver(written, { fail: 'gone' });
    const { text } = await reply('what do you charge for a cleaning?');
    expect(text.split(TOLD)).toHaveLength(2);
    expect(text.length).toBeGreaterThan(TOLD.length + 5);
  });
});

describe('speculation', () => {
  const partial = [
    'I',
    'I would',
    'I would like to',
    'I would like to cancel',
    'I would like a cleaning',
  ];

  it.each(['model', 'scripted'] as const)(
    'leaves nothing in the log, nor in later answers: %s',
    async (kind) => {
      const make = () => {
        const turns = kind === 'model' ? [{ say: ['Which day?'] }] : [];
        return brainOver(worlds.offered, ...turns);
      };
      const untouched = await make().reply('the first one, for Ana', 'final');
      const { reply, log } = make();
      const before = JSON.stringify(log.events);
      for (const text of partial) await reply(text, `partial-${text.length}`);
      expect(JSON.stringify(log.events)).toBe(before);
      expect(await reply('the first one, for Ana', 'final')).toEqual(untouched);
    },
  );

  it('of the same words gives the same each time', async () => {
    const { reply } = brainOver(worlds.offered);
    const replies = [
      await reply('Tuesday at ten'),
      await reply('Tuesday at ten'),
      await reply('Tuesday at ten'),
    ];
    expect(new Set(replies.map((each) => JSON.stringify(each))).size).toBe(1);
  });
});
