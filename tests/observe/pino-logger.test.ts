import { describe, expect, it } from 'vitest';
import { boundLogger } from '../../src/observe/logger.ts';
import { createLogger } from '../../src/observe/pino-logger.ts';

describe('a line of the log', () => {
  const write = (pii: 'keep' | 'redact') => {
    const lines: string[] = [];
    const logger = createLogger(pii, { write: (line) => void lines.push(line) });
    const ofCall = boundLogger(logger, { callId: 'SCL_1', business: 'maple-dental' });
    const cause = new Error('cannot read "Ana Silva"', { cause: new TypeError('+12125550142') });
    ofCall.warn({ err: cause, pii: { from: '+12125550142' }, deep: { pii: 'Ana' } }, 'not read');
    return lines.join('');
  };

  it('tells which call and business it is about', () => {
    expect(JSON.parse(write('redact'))).toMatchObject({
      msg: 'not read',
      callId: 'SCL_1',
      business: 'maple-dental',
      err: { type: 'Error', cause: { type: 'TypeError' } },
    });
  });

  it('tells who called only where that is kept', () => {
    expect(write('redact')).not.toMatch(/Ana|5550142/);
    expect(write('keep')).toMatch(/Ana[\s\S]*5550142/);
  });
});
