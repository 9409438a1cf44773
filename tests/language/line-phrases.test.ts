import { describe, expect, it } from 'vitest';
import { linePhrasesFor } from '../../src/language/index.ts';

const { listeningSign } = linePhrasesFor('en-US');

describe('what a sound of the caller means', () => {
  it.each(['mhm', 'Mm-hmm.', 'uh-huh', 'Uh huh', 'hmm', 'Ah, mhm', 'um'])(
    '%s is a sign of listening',
    (text) => expect(listeningSign(text)).toBe('sign'),
  );

  it.each(['Yeah.', 'okay', 'Right, okay.', 'I see', 'Oh, great', 'yes'])(
    '%s may be an answer',
    (text) => expect(listeningSign(text)).toBe('assent'),
  );

  it.each(['no', 'wait', 'stop', 'yes please book it', 'okay but not on Monday', 'ahead', 'human'])(
    '%s is a turn',
    (text) => expect(listeningSign(text)).toBe(null),
  );
});
