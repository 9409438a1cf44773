import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BrainOptions } from '../../src/call/create-brain.ts';
import { outcomesOf } from '../../src/dialogue/facts.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { talk } from '../support/talk.ts';
import { FakeModel } from './fake-model.ts';

/** Conversations in which a caller tells of a danger to life, under each brain. */
const NOW = '2026-11-23T14:00:00Z';
const IN_DANGER = 'my husband is not breathing';

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase({ now: NOW });
});

afterAll(async () => {
  await database?.close();
});

async function talkWith(kind: BrainOptions['kind'], lines: string[], business = 'maple-dental') {
  const model = new FakeModel({ say: ['How can I help you with that?'] });
  const brain: BrainOptions =
    kind === 'scripted' ? { kind } : { kind, models: [{ name: 'fake', llm: model }] };
  const { store } = database;
  return { ...(await talk({ store, now: NOW, business, lines, brain })), model };
}

describe.each(['scripted', 'model', 'hybrid'] as const)(
  'an emergency under the %s brain',
  (kind) => {
    it('is answered at once by code, with the number of the country', async () => {
      const { answers, model, events } = await talkWith(kind, [IN_DANGER]);
      expect(answers.at(-1)).toMatch(/hang up and call 911/);
      expect(model.requests).toBe(0);
      expect(events.findLast(({ type }) => type === 'turn.agent')).toMatchObject({
        data: { by: 'code', why: 'emergency' },
      });
    });

    it('is told of once; then the call goes on', async () => {
      const { answers } = await talkWith(kind, [
        IN_DANGER,
        'he is still not breathing',
        'what are your opening hours',
      ]);
      expect(answers.filter((answer) => answer.includes('911'))).toHaveLength(1);
      expect(answers.at(-1)).not.toBe('');
    });
  },
);

describe('the matter in hand', () => {
  it('is as it was before, and a yes after the emergency agrees to nothing', async () => {
    const { answers, events } = await talkWith('scripted', [
      'A cleaning tomorrow at ten for Ana Silva',
      '212 555 0177',
      'my chest hurts and I cannot breathe',
      'yes',
    ]);
    expect(answers.join('\n')).toMatch(/Shall I book it\?[\s\S]*call 911[\s\S]*Shall I book it\?/);
    expect(outcomesOf(events).filter(({ written }) => written)).toEqual([]);
    expect(events.filter(({ type }) => type === 'tool.failed')).toMatchObject([
      { data: { reason: 'consent_missing' } },
    ]);
  });
});
