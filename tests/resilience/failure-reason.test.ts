import { APIConnectionError, APIStatusError, APITimeoutError } from '@livekit/agents';
import { describe, expect, it } from 'vitest';
import { failureMessageOf, failureReasonOf } from '../../src/resilience/failure-reason.ts';

const status = (statusCode: number) =>
  new APIStatusError({ message: 'no', options: { statusCode } });
const coded = (code: string) => Object.assign(new Error('failed'), { code });

describe('why a provider failed', () => {
  it.each([
    [status(401), 'unauthorized'],
    [status(403), 'unauthorized'],
    [status(429), 'rate-limited'],
    [status(500), 'server-error'],
    [status(503), 'server-error'],
    [status(400), 'error'],
    [new Error('Unexpected server response: 401'), 'unauthorized'],
    [new Error('outer', { cause: new Error('Unexpected server response: 500') }), 'server-error'],
    [coded('ECONNREFUSED'), 'refused'],
    [new Error('could not connect', { cause: coded('ENOTFOUND') }), 'refused'],
    [coded('ECONNRESET'), 'died'],
    [new APITimeoutError({ message: 'Request timed out.' }), 'hung'],
    [new APIConnectionError({ message: 'Connection closed unexpectedly' }), 'died'],
    ['odd', 'error'],
    [null, 'error'],
  ] as const)('%s: %s', (error, reason) => {
    expect(failureReasonOf(error)).toBe(reason);
  });

  it('tells the error and what caused it in one line', () => {
    expect(failureMessageOf(new Error('outer', { cause: new Error('inner') }))).toBe(
      'outer: inner',
    );
  });
});
