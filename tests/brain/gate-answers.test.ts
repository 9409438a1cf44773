import { describe, expect, it } from 'vitest';
import { saidByAnswer } from '../../src/brain/gate/answers.ts';
import { gate } from '../../src/brain/gate/gate.ts';
import { caller, logged } from '../support/call-log.ts';
import { contextOf, type World, worlds } from './gate-world.ts';

function answering(world: World, question: string) {
  return { ...contextOf(world), events: logged(...worlds[world], caller(question)) };
}

describe('a bare yes', () => {
  it.each([
    ['am I booked for Tuesday?', 'you are booked for Tuesday.'],
    ['so is it booked', 'it is booked.'],
    ['have you cancelled my appointment?', 'I have cancelled your appointment.'],
    ["so I'm all set then?", "you're all set."],
    ['a cleaning please', null],
  ])('to %s says %s', (question, said) => {
    expect(saidByAnswer('Yes.', logged(caller(question)))).toBe(said);
  });

  it.each<[World, string, string]>([
    ['fresh', 'am I booked for tomorrow?', 'Yes, you are.'],
    ['fresh', 'so is it booked?', 'Yes.'],
    ['known', 'have you cancelled it?', 'Absolutely, yes.'],
    ['booked', 'am I booked for Wednesday?', "That's right."],
    ['known', 'is my appointment on Friday?', 'Correct!'],
  ])('is kept back where what was asked is not so: %s, %s', (world, question, answer) => {
    expect(gate(answer, answering(world, question))).not.toBeNull();
  });

  it.each<[World, string, string]>([
    ['booked', 'am I booked for Tuesday?', 'Yes, you are.'],
    ['known', 'is my appointment on Tuesday?', "Yes, that's right."],
    ['cancelled', 'have you cancelled it?', 'Yes.'],
    ['fresh', 'can you book me a cleaning?', 'Sure.'],
    ['fresh', 'do you do cleanings?', 'Yes, we do.'],
    ['fresh', 'are you a robot?', 'Yes.'],
  ])('is spoken otherwise: %s, %s', (world, question, answer) => {
    expect(gate(answer, answering(world, question))).toBeNull();
  });
});
