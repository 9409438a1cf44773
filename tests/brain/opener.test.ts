import { describe, expect, it } from 'vitest';
import { openerFor, withoutOpener } from '../../src/brain/opener.ts';
import { linePhrasesFor } from '../../src/language/index.ts';
import { chatEndingWith } from './fake-model.ts';

const words = linePhrasesFor('en-US');

describe('what is said while a model thinks', () => {
  it('fits a question, and fits anything else', () => {
    const toQuestion = openerFor(chatEndingWith('Do you have a fish tank'), words);
    expect(words.openersToQuestion).toContain(toQuestion);
    expect(words.openers).toContain(openerFor(chatEndingWith('My cousin sent me'), words));
  });

  it('changes from turn to turn', () => {
    const chat = chatEndingWith('my tooth hurts');
    const first = openerFor(chat, words);
    chat.addMessage({ role: 'user', content: 'it really does', id: 'later' });
    expect(openerFor(chat, words)).not.toBe(first);
  });

  it('is not said again after a tool', () => {
    const chat = chatEndingWith('do you have a fish tank');
    chat.items.push({ type: 'function_call_output' } as never);
    expect(openerFor(chat, words)).toBeNull();
  });

  it.each([
    ['Sure, we can do that.', 'We can do that.'],
    ['Okay. Let me check. We have two.', 'We have two.'],
    ['Of course! What day?', 'What day?'],
    ['We can do that.', 'We can do that.'],
    ['Right behind the station.', 'Right behind the station.'],
    ['Sure', 'Sure'],
  ])('takes the place of the own beginning in %s', (text, rest) => {
    expect(withoutOpener(text)).toBe(rest);
  });
});
