import { describe, expect, it } from 'vitest';
import { emergencyNumber } from '../../src/language/emergency-numbers.ts';
import { soundsLikeEmergency } from '../../src/language/en/emergency.ts';
import { EMERGENCIES, NO_EMERGENCIES } from './emergency-cases.ts';
import { EMERGENCIES_LATER, NO_EMERGENCIES_LATER } from './emergency-later-cases.ts';

describe('emergencies', () => {
  it.each([...EMERGENCIES, ...EMERGENCIES_LATER])('hears one in "%s"', (text) => {
    expect(soundsLikeEmergency(text)).toBe(true);
  });

  it.each([...NO_EMERGENCIES, ...NO_EMERGENCIES_LATER])('hears none in "%s"', (text) => {
    expect(soundsLikeEmergency(text)).toBe(false);
  });
});

describe('the emergency number', () => {
  it.each([
    ['US', '911'],
    ['GB', '999'],
    ['DE', '112'],
    ['ie', '112'],
    ['AU', '000'],
  ])('of %s is %s', (country, number) => {
    expect(emergencyNumber(country)).toBe(number);
  });
});
