import { describe, expect, it } from 'vitest';
import { DENTAL, read, timeText } from './reading-case.ts';

describe('choosing among what was offered', () => {
  it.each([
    ['the first one', 1],
    ['first one please', 1],
    ['the first', 1],
    ["i'll take the first", 1],
    ['the second one', 2],
    ['second', 2],
    ['the second one please', 2],
    ['the third', 3],
    ['the third option', 3],
    ['number two', 2],
    ['option 3', 3],
    ['the last one', -1],
    ['the last', -1],
    ['last one', -1],
    ['the latter', -1],
    ['the earlier one', 1],
    ['the earliest one', 1],
    ['the later one', -1],
    ['the latest', -1],
    ['the one in the middle', 2],
    ['the middle one', 2],
    ['yes the second one works', 2],
    ['um the first one i think', 1],
    ['first time you said', 1],
  ])('%s', (text, ordinal) => {
    const reading = read(text, DENTAL, 'choice');
    expect(reading.ordinal).toBe(ordinal);
    expect(reading.date).toBeNull();
    expect(reading.time).toBeNull();
  });

  it.each([
    ["the ten o'clock one", 'at 10:00'],
    ["the 10 o'clock", 'at 10:00'],
    ['ten', 'at 10:00'],
    ['10', 'at 10:00'],
    ['the two thirty', 'at 14:30'],
    ['eleven please', 'at 11:00'],
    ['i will take ten', 'at 10:00'],
    ['ten works', 'at 10:00'],
    ["let's go with three", 'at 15:00'],
    ['the three pm one', 'at 15:00'],
    ['can i have the two oclock', 'at 14:00'],
    ['the nine', 'at 9:00'],
    ['two', 'at 14:00'],
    ['i guess eleven', 'at 11:00'],
    ['yes ten is perfect', 'at 10:00'],
  ])('%s', (text, time) => {
    const reading = read(text, DENTAL, 'choice');
    expect(reading.time === null ? null : timeText(reading.time)).toBe(time);
    expect(reading.ordinal).toBeNull();
    expect(reading.partySize).toBeNull();
  });

  it.each([
    ['the first of december', '2026-12-01'],
    ['tuesday the first', '2026-12-01'],
    ['the twenty fourth', '2026-11-24'],
    ['friday', '2026-11-20'],
  ])('%s is a date', (text, date) => {
    const reading = read(text, DENTAL, 'choice');
    expect(reading.date?.from).toBe(date);
    expect(reading.ordinal).toBeNull();
  });
});

describe('wishes put against what was offered', () => {
  it.each([
    ['anything later', 'later'],
    ['do you have anything later', 'later'],
    ['something later in the day', 'later'],
    ['later', 'later'],
    ['a bit later', 'later'],
    ["that's too early", 'later'],
    ['later than that', 'later'],
    ['anything earlier', 'earlier'],
    ['is there something earlier', 'earlier'],
    ['sooner please', 'earlier'],
    ['earlier in the day', 'earlier'],
    ['too late', 'earlier'],
    ['another day', 'other-day'],
    ['a different day', 'other-day'],
    ['can we try another date', 'other-day'],
    ['what else do you have', 'other'],
    ['anything else', 'other'],
    ['any other times', 'other'],
    ['none of those', 'other'],
    ['none of those work', 'other'],
    ['something different', 'other'],
    ['neither', 'other'],
    ['another time', 'other'],
  ])('%s', (text, relative) => {
    expect(read(text, DENTAL, 'choice').relative).toBe(relative);
  });

  it.each([
    'nothing else',
    'see you later',
    'three or later',
    'no later than four',
    'ten',
    'talk to you later',
    'any of those works',
  ])('%s asks for nothing else', (text) => {
    expect(read(text, DENTAL, 'choice').relative).toBeNull();
  });

  it.each([
    'any time',
    'anytime works',
    'whenever',
    "i'm flexible",
    "it doesn't matter",
    'no preference',
    'whatever you have',
    "i'm pretty flexible",
    'any time works for me',
    "i don't mind",
    'up to you',
    'whichever',
    'either works',
  ])('%s: any time', (text) => {
    expect(read(text, DENTAL, 'time')).toMatchObject({ anyTime: true, soonest: false });
  });

  it.each([
    'the earliest you have',
    'as soon as possible',
    'asap',
    'the soonest available',
    'first available',
    'next available',
    'the first available appointment',
    "what's the soonest you can get me in",
    'earliest possible',
    "the next opening you've got",
  ])('%s: the soonest', (text) => {
    expect(read(text, DENTAL, 'date')).toMatchObject({ anyTime: true, soonest: true });
  });

  it.each(['any time after two', 'anytime tomorrow', 'my first appointment', 'at ten'])(
    '%s is not just any time',
    (text) => {
      expect(read(text, DENTAL).anyTime).toBe(false);
    },
  );
});
