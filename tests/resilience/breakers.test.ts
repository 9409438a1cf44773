import { describe, expect, it } from 'vitest';
import { LocalBreakers } from '../../src/resilience/breakers.ts';

function breakers() {
  const clock = { ms: 1_000_000 };
  const made = new LocalBreakers({ nowMs: () => clock.ms });
  return { made, clock };
}

describe('a breaker', () => {
  it('stays closed after one failure, and opens after the second in a row', () => {
    const { made } = breakers();
    expect(made.failed('tts', 'cartesia', 'server-error')).toBe(false);
    expect(made.mayUse('tts', 'cartesia')).toBe(true);
    expect(made.failed('tts', 'cartesia', 'hung')).toBe(true);
    expect(made.isOpen('tts', 'cartesia')).toBe(true);
    expect(made.mayUse('tts', 'cartesia')).toBe(false);
    expect(made.mayUse('stt', 'cartesia')).toBe(true);
  });

  it.each(['refused', 'unauthorized', 'missing'] as const)('opens at once when %s', (reason) => {
    const { made } = breakers();
    expect(made.failed('llm', 'openai', reason)).toBe(true);
    expect(made.mayUse('llm', 'openai')).toBe(false);
  });

  it('forgets a failure when something went well in between, or long ago', () => {
    const { made, clock } = breakers();
    made.failed('stt', 'deepgram', 'died');
    made.succeeded('stt', 'deepgram');
    expect(made.failed('stt', 'deepgram', 'died')).toBe(false);
    clock.ms += 61_000;
    expect(made.failed('stt', 'deepgram', 'died')).toBe(false);
  });

  it('lets one at a time try after its rest, and the rest doubles when that fails', () => {
    const { made, clock } = breakers();
    made.failed('llm', 'openai', 'refused');
    clock.ms += 9_999;
    expect(made.mayUse('llm', 'openai')).toBe(false);
    clock.ms += 1;
    expect(made.mayUse('llm', 'openai')).toBe(true);
    expect(made.mayUse('llm', 'openai')).toBe(false);
    expect(made.isOpen('llm', 'openai')).toBe(true);
    made.failed('llm', 'openai', 'hung');
    clock.ms += 19_999;
    expect(made.mayUse('llm', 'openai')).toBe(false);
    clock.ms += 1;
    expect(made.mayUse('llm', 'openai')).toBe(true);
    expect(made.succeeded('llm', 'openai')).toBe(true);
    expect(made.isOpen('llm', 'openai')).toBe(false);
    expect(made.succeeded('llm', 'openai')).toBe(false);
  });

  it('rests no longer than the most, and not longer for failures of what had begun before', () => {
    const { made, clock } = breakers();
    made.failed('llm', 'openai', 'refused');
    made.failed('llm', 'openai', 'died');
    expect(made.snapshot()[0]?.restMs).toBe(10_000);
    for (let round = 0; round < 10; round += 1) {
      clock.ms += 300_000;
      expect(made.mayUse('llm', 'openai')).toBe(true);
      made.failed('llm', 'openai', 'refused');
    }
    expect(made.snapshot()[0]?.restMs).toBe(300_000);
  });

  it('forgets who tried and never told', () => {
    const { made, clock } = breakers();
    made.failed('llm', 'openai', 'refused');
    clock.ms += 10_000;
    expect(made.mayUse('llm', 'openai')).toBe(true);
    clock.ms += 14_999;
    expect(made.mayUse('llm', 'openai')).toBe(false);
    clock.ms += 1;
    expect(made.mayUse('llm', 'openai')).toBe(true);
  });

  it('can be sent to another process as it is', () => {
    const { made } = breakers();
    const other = breakers();
    made.failed('tts', 'cartesia', 'unauthorized');
    other.made.restore(JSON.parse(JSON.stringify(made.snapshot())));
    expect(other.made.isOpen('tts', 'cartesia')).toBe(true);
    expect(other.made.mayUse('tts', 'cartesia')).toBe(false);
  });
});
