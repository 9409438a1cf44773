import { describe, expect, it } from 'vitest';
import { DENTAL, read, SALON } from './reading-case.ts';

describe('names in sentences', () => {
  it.each([
    ['my name is Ana Silva', 'Ana Silva'],
    ['my name is ana silva', 'Ana Silva'],
    ["my name's bob", 'Bob'],
    ['the name is Whitfield', 'Whitfield'],
    ["it's Ana", 'Ana'],
    ['this is Bob from the hardware store', 'Bob'],
    ['hi this is maria gonzalez calling about my appointment', 'Maria Gonzalez'],
    ['Bob Jenkins here', 'Bob Jenkins'],
    ['hello priyanka speaking', 'Priyanka'],
    ["i'm Tom", 'Tom'],
    ["hi i'm jessica and i'd like a cleaning", 'Jessica'],
    ['a cleaning next Tuesday around ten for Ana', 'Ana'],
    ['can i book a checkup for ana silva on friday', 'Ana Silva'],
    ['book it under Okafor', 'Okafor'],
    ['under the name of Jones', 'Jones'],
    ["it's for my daughter Emma", 'Emma'],
    ['for my son Leo, next tuesday', 'Leo'],
    ['my name is Mark', 'Mark'],
    ['my name is may lee', 'May Lee'],
    ['this is april', 'April'],
    ["my name is patrick o'neil", "Patrick O'Neil"],
    ['my name is ronald mcdonald', 'Ronald McDonald'],
    ['my name is anne-marie dubois', 'Anne-Marie Dubois'],
    ['my name is JOSÉ GARCÍA', 'José García'],
    ['my name is Zoë', 'Zoë'],
    ['my name is maria de la cruz', 'Maria de la Cruz'],
    ['my name is Søren Kierkegård', 'Søren Kierkegård'],
    ['my first name is gita and my last name is rao', 'Gita Rao'],
    ['call me Bill', 'Bill'],
    ["i'd like to book for Dana please", 'Dana'],
    ['my name is uh kevin', 'Kevin'],
    ['Ana is my name', null],
    ['my name is Nguyen Van An', 'Nguyen Van An'],
    ['this is Dr. Patel', 'Patel'],
    ['my name is Ömer', 'Ömer'],
    ['my name is Ольга', 'Ольга'],
    ['this is shayne with a y', 'Shayne'],
  ] as [string, string | null][])('%s', (text, name) => {
    expect(read(text, DENTAL).name).toBe(name);
  });

  it.each(
    `for tuesday
for two
for a cleaning
for me
for my teeth
for next week
for the twenty fourth
for free
for whitening
for cleaning please
book for ten
i'm looking for an appointment
i'm calling about my bill
i'm not sure
i'm good
i'm free on friday
i'm interested in a checkup
i'm running late
this is about my appointment
this is urgent
it's fine
it's urgent
it's tuesday
it's for tomorrow
that's right
that's perfect
that's great thanks
yes please
call me back
call me tomorrow
my name is
i'm a new patient
i'm hoping to book
make it three
say ten
under my name
it's been a while
it's me again
i'm sorry
for monday at nine
for an emergency
put me down for two
it's about a filling`.split('\n'),
  )('no name in: %s', (text) => {
    expect(read(text, DENTAL).name).toBeNull();
  });

  it('does not take the stylist for the caller', () => {
    expect(read('a trim for thursday with Priya', SALON).name).toBeNull();
    expect(read('is this for Marco', SALON).name).toBeNull();
  });
});

describe('asked for a name', () => {
  it.each([
    ['ana', 'Ana'],
    ['Ana', 'Ana'],
    ['ana silva', 'Ana Silva'],
    ['Ana Silva.', 'Ana Silva'],
    ['yes, ana silva', 'Ana Silva'],
    ["sure it's dana", 'Dana'],
    ['um bob', 'Bob'],
    ['mark', 'Mark'],
    ['will smith', 'Will Smith'],
    ['april', 'April'],
    ['june carter', 'June Carter'],
    ['grace', 'Grace'],
    ['rose please', 'Rose'],
    ['mr smith', 'Smith'],
    ["o'neil", "O'Neil"],
    ['O’Neil', "O'Neil"],
    ['mary-jane watson', 'Mary-Jane Watson'],
    ['van der berg', 'Van der Berg'],
    ['jean-luc picard', 'Jean-Luc Picard'],
    ['s h a y n e', 'Shayne'],
    ['S-H-A-Y-N-E', 'Shayne'],
    ['S.H.A.Y.N.E.', 'Shayne'],
    ['shayne s h a y n e', 'Shayne'],
    ['shane, s h a y n e', 'Shayne'],
    ['D as in David, A, N, A', 'Dana'],
    ['d as in david a as in apple n as in nancy a as in apple', 'Dana'],
    ['it is m a double t', 'Matt'],
    ['matt with a double t', 'Matt'],
    ['silva, s i l v a', 'Silva'],
    ['ana silva, that is A N A S I L V A', 'Ana Silva'],
    ['Shane Miller, spelled S H A Y N E', 'Shayne Miller'],
    ['李雷', '李雷'],
    ['ana maria lopez garcia', 'Ana Maria Lopez Garcia'],
    ["it's Jo", 'Jo'],
    ['that would be henry', 'Henry'],
    ['john smith thanks', 'John Smith'],
    ['first name john last name smith', 'John Smith'],
    ["the name's bond", 'Bond'],
    ['leo, thanks', 'Leo'],
    ['no, dana', 'Dana'],
  ])('%s', (text, name) => {
    expect(read(text, DENTAL, 'name').name).toBe(name);
  });

  it.each(
    `yes
no
what?
why
why do you need it
I don't know
next tuesday
tomorrow
can you repeat that
ten
at ten
what time is it
hello
never mind
a cleaning
anyone
hold on
is that necessary
cancel
i'd rather not say
the same as before
two one two five five five oh one two three
um
okay
sorry
thanks
help
who is this
it's for me
the first one`.split('\n'),
  )('no name in: %s', (text) => {
    expect(read(text, DENTAL, 'name').name).toBeNull();
  });
});
