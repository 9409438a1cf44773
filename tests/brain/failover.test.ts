import type { llm } from '@livekit/agents';
import { describe, expect, it } from 'vitest';
import { ModelLLM } from '../../src/brain/model-llm.ts';
import type { OpenerWords } from '../../src/brain/opener.ts';
import { phrasesFor } from '../../src/language/index.ts';
import { LocalBreakers } from '../../src/resilience/breakers.ts';
import { brainsOver } from './brains.ts';
import { chatEndingWith, drain, FakeModel, type FakeTurn } from './fake-model.ts';
import { business, language, read, worlds } from './gate-world.ts';

const gateContext = () => ({
  language,
  read,
  pricesCents: [12000],
  knownMinutes: [540, 1020],
  openWeekdays: [1, 2, 3, 4, 5],
  business,
});
const FIRST_TOKEN_MS = 60;

/** Several models over one log, with breakers whose clock the test turns. */
function chainOf(...scripts: FakeTurn[][]) {
  return chainWith({}, ...scripts);
}

function chainWith(more: { openers?: OpenerWords }, ...scripts: FakeTurn[][]) {
  const { log, scripted } = brainsOver({ events: worlds.fresh, turns: [], gateContext });
  const models = scripts.map((turns, index) => ({
    name: ['first', 'second', 'third'][index] ?? 'other',
    llm: new FakeModel(...turns),
  }));
  const clock = { nowMs: 0 };
  const breakers = new LocalBreakers({ nowMs: () => clock.nowMs });
  let ids = 0;
  const model = new ModelLLM({
    models,
    breakers,
    firstTokenMs: FIRST_TOKEN_MS,
    fallback: scripted,
    log,
    gateContext,
    wording: phrasesFor('en-US'),
    newId: () => `id-${ids++}`,
    ...more,
  });
  const reply = (chatCtx: llm.ChatContext = chatEndingWith('I would like a cleaning')) =>
    drain(model.chat({ chatCtx }));
  const asked = () => models.map(({ llm: { requests } }) => requests);
  const told = () =>
    log.events.flatMap((event) =>
      event.type === 'provider.failed'
        ? [`${event.data.provider} failed: ${event.data.reason}`]
        : event.type === 'provider.recovered'
          ? [`${event.data.provider} recovered`]
          : [],
    );
  return { log, model, reply, asked, told, clock, breakers };
}

const good: FakeTurn = { say: ['What day ', 'would you like?'] };

describe('models in order', () => {
  it('are asked one after the other until one answers', async () => {
    const chain = chainOf([{ fail: 'connect ECONNREFUSED' }], [{ fail: 'down' }], [good]);
    expect((await chain.reply()).text).toBe('What day would you like?');
    expect(chain.asked()).toEqual([1, 1, 1]);
    expect(chain.told()).toEqual(['first failed: refused', 'second failed: error']);
  });

  it('end in the scripted brain', async () => {
    const chain = chainOf([{ fail: 'down' }], [{ fail: 'down' }]);
    expect((await chain.reply()).text).toMatch(/day/i);
  });

  it('are not waited for when they hang', async () => {
    const chain = chainOf([{ hang: true }], [{ hang: true }]);
    const startedMs = performance.now();
    expect((await chain.reply()).text).toMatch(/day/i);
    expect(performance.now() - startedMs).toBeLessThan(FIRST_TOKEN_MS * 4);
    expect(chain.told()).toEqual(['first failed: hung', 'second failed: hung']);
  });

  it('know who answered', async () => {
    const chain = chainOf([{ fail: 'down' }], [good]);
    const { notes } = await chain.reply();
    expect(JSON.stringify(notes)).toContain('"provider":"second"');
  });
});

describe('an opener', () => {
  const openers = { openers: ['I see.'], openersToQuestion: ['Let me see.'] };

  it('is said whenever a model is asked, also to find out whether it is back', async () => {
    const chain = chainWith({ openers }, [{ hang: true }, { hang: true }, { hang: true }]);
    expect((await chain.reply()).text).toMatch(/^I see\. .*day/i);
    expect((await chain.reply()).text).toMatch(/^I see\. .*day/i);
    expect(chain.breakers.isOpen('llm', 'first')).toBe(true);
    expect((await chain.reply()).text, 'nobody is asked').not.toMatch(/I see/);
    chain.clock.nowMs += 60_000;
    expect((await chain.reply()).text, 'a try').toMatch(/^I see\. .*day/i);
    expect(chain.asked()).toEqual([3]);
  });
});

describe('a model that breaks off', () => {
  it('is followed by a whole sentence of the next one, and nothing is said twice', async () => {
    const chain = chainOf(
      [{ say: ['I can help with that. And the next th'], fail: 'socket hang up' }],
      [{ say: ['I can help with that. What day would you like?'] }],
    );
    const { text } = await chain.reply();
    expect(text).toBe('I can help with that. What day would you like?');
  });

  it('in the middle of what was heard is heard to break off', async () => {
    const chain = chainOf([{ say: ['What day would '], fail: 'socket hang up' }], [good]);
    expect((await chain.reply()).text).toBe('What day would — What day would you like?');
  });

  it('before the scripted brain looks something up is heard to break off', async () => {
    const chain = chainOf([{ say: ['What day would '], fail: 'socket hang up' }]);
    const { text, calls } = await chain.reply(chatEndingWith('a cleaning tomorrow at ten'));
    expect(calls).toMatchObject([{ name: 'fetch_slots' }]);
    expect(text).toBe('What day would — ');
  });

  it('is followed by the scripted brain when there is no other', async () => {
    const chain = chainOf([{ say: ['I can help with that. And th'], fail: 'socket hang up' }]);
    const { text } = await chain.reply();
    expect(text).toMatch(/^I can help with that\. .*day/i);
    expect(text).not.toContain('And th');
  });

  it('after its question has nothing added', async () => {
    const chain = chainOf([{ say: ['What day would you like?'], fail: 'gone' }], [good]);
    expect((await chain.reply()).text).toBe('What day would you like?');
    expect(chain.asked()).toEqual([1, 0]);
  });

  it('after a tool call has that call made once, and no other model asked', async () => {
    const call = { name: 'fetch_slots', args: { date: 'tomorrow' } };
    const chain = chainOf([{ call, fail: 'gone' }], [{ call }]);
    expect((await chain.reply()).calls).toEqual([call]);
    expect(chain.asked()).toEqual([1, 0]);
  });

  it('without an error is noticed by the sentence it leaves open', async () => {
    const chain = chainOf([{ say: ['I can help with that and '] }], [good]);
    expect((await chain.reply()).text).toMatch(/What day would you like\?$/);
    expect(chain.told()).toEqual(['first failed: died']);
  });
});

describe('breakers', () => {
  it('spare later turns a model that is down, and let it back in', { retry: 2 }, async () => {
    const chain = chainOf([{ fail: 'x' }, { fail: 'x' }, good], [good]);
    await chain.reply();
    await chain.reply();
    expect(chain.breakers.isOpen('llm', 'first')).toBe(true);
    const startedMs = performance.now();
    await chain.reply();
    expect(performance.now() - startedMs).toBeLessThan(20);
    expect(chain.asked()).toEqual([2, 3]);
    chain.clock.nowMs += 11_000;
    await chain.reply();
    expect(chain.asked()).toEqual([3, 3]);
    expect(chain.breakers.isOpen('llm', 'first')).toBe(false);
    expect(chain.told().at(-1)).toBe('first recovered');
  });

  it('that are all open leave the scripted brain, at once', { retry: 2 }, async () => {
    const chain = chainOf([{ fail: 'connect ECONNREFUSED' }]);
    await chain.reply();
    const startedMs = performance.now();
    const { text, notes } = await chain.reply();
    expect(performance.now() - startedMs).toBeLessThan(20);
    expect(text).toMatch(/day/i);
    expect(chain.asked()).toEqual([1]);
    expect(JSON.stringify(notes)).toContain('"why":"no model is up"');
  });
});
