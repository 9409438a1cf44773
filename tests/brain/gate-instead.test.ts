import { describe, expect, it } from 'vitest';
import { gate } from '../../src/brain/gate/gate.ts';
import { insteadOf } from '../../src/brain/gate/instead.ts';
import { phrasesFor } from '../../src/language/index.ts';
import { agent, logged } from '../support/call-log.ts';
import { casesOf } from './gate-sentences/cases.ts';
import { contextAt } from './gate-sentences/worlds.ts';
import { contextOf, worlds } from './gate-world.ts';

const wording = phrasesFor('en-US');
/** Every fifth will do. */
const lies = casesOf('lies').filter((_, index) => index % 5 === 0);

describe('what is said in place of a sentence that was kept back', () => {
  it('is itself true in every state, as far as the gate can tell', () => {
    for (const { slug, stage, sentence } of lies) {
      const context = contextAt(slug, stage);
      const reason = gate(sentence, context);
      if (!reason) continue;
      const said = insteadOf(
        { sentence, reason, said: '' },
        context,
        phrasesFor(context.language.locale),
      );
      expect(said).not.toBe('');
      for (const one of said.split(/(?<=[.?!]) (?=[A-Z])/)) {
        expect(gate(one, context), `${slug}, ${stage}: ${one} (for "${sentence}")`).toBeNull();
      }
    }
  });

  it('is never what was said just before', () => {
    for (const { slug, stage, sentence } of lies) {
      const context = contextAt(slug, stage);
      const reason = gate(sentence, context);
      if (!reason) continue;
      const first = insteadOf({ sentence, reason, said: '' }, context, wording);
      const again = insteadOf({ sentence, reason, said: first }, context, wording);
      expect(again, `${slug}, ${stage}: ${sentence}`).not.toBe(first);
      const events = logged(...context.events, agent(first));
      expect(insteadOf({ sentence, reason, said: '' }, { ...context, events }, wording)).not.toBe(
        first,
      );
    }
  });

  it.each([
    ['offered', 'The parking is free.', 'I have Tuesday, November 24 at 10 AM or 2 PM'],
    ['known', 'The parking is free.', 'Your cleaning is on Tuesday, November 24 at 10 AM.'],
    ['fresh', 'The parking is free.', 'I can book, move or cancel'],
  ] as const)('tells what is known: %s, %s', (world, sentence, truth) => {
    const context = contextOf(world);
    const reason = gate(sentence, context);
    expect(reason).not.toBeNull();
    if (reason)
      expect(insteadOf({ sentence, reason, said: '' }, context, wording)).toContain(truth);
    expect(worlds[world]).toBeDefined();
  });
});
