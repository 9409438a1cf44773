import { describe, expect, it } from 'vitest';
import { DENTAL, read } from './reading-case.ts';

describe('answers to a yes-or-no question', () => {
  it.each(
    `yes
yes please
Yes.
yeah
yep
yup
ya
sure
sure thing
sure, go ahead
of course
absolutely
definitely
certainly
ok
okay
okay great
alright
all right then
sounds good
sounds great, thanks
that sounds perfect
that works
that works for me
works for me
perfect
great
lovely
brilliant, thank you
please do
go ahead
go for it
do it
yes do that please
yes book it
book it
please book it
yes, book me in
yep lock it in
correct
that's correct
that is correct
that's right
yes that's right
right
exactly
you got it
you bet
no that's right
no, that's fine
no thats perfect
nope that's correct
no problem
why not
I don't see why not
i think so
i guess so
I suppose so
I don't mind
that'll do nicely
that would be great
that'd be lovely
let's do it
let's do that
let's go ahead
I'll take it
I'd love that
by all means
for sure
yes ma'am
yes sir
fine by me
that's fine
that's it
that's the one
um yeah sure
uh yes please
well yes
oh yes
yeah yeah that's good
yes yes
ok yes
it is
I do
I am
yes I would
yes cancel it
yes please cancel it
yes move it
confirm
confirmed
yes that is all correct thank you so much
spot on
happy with that
yes I'm sure
of course, please go ahead and book it
it's fine
cool
super
deal`.split('\n'),
  )('yes: %s', (text) => {
    expect(read(text, DENTAL, 'yes-no').answer).toBe('yes');
  });

  it.each(
    `no
nope
nah
no thanks
no thank you
No, thank you very much.
not really
not yet
not now
I'd rather not
i would rather not
hold off
please don't
don't
don't do that
do not book it
never mind
no way
absolutely not
definitely not
of course not
certainly not
that's wrong
that's not right
that isn't right
that's incorrect
no that's not right
no that's wrong
yeah no
yeah, no
I don't think so
i guess not
it isn't
it doesn't work for me
that doesn't work
that won't work
negative
no don't
no not that one
not that one
nothing
none of those
I'm good
uh no
um no thanks
uh-uh
no sorry
not today
I'll pass
no leave it
not at all
no I can't
no I don't
wrong`.split('\n'),
  )('no: %s', (text) => {
    expect(read(text, DENTAL, 'yes-no').answer).toBe('no');
  });

  it.each(
    `maybe
perhaps
not sure
I'm not sure
I'm not sure yet
possibly
hmm
I don't know
let me think
it depends
yes but make it eleven
yes but on thursday
yes, actually make it three
ok but later
sure, but can you do it earlier
yes if you have something earlier
what time was that again
what?
is that the dentist
how much is it
can I change it
could you say that again
okay cancel it
ok wait
hold on a second
yes what was the price again
yes, tuesday
okay at three
what do you have
hello
thursday
banana
yeah I don't know
is it tuesday
are you sure
do you take insurance
good morning
good question
right, what else do you have
the right time is eleven
fine, make it friday then
okay so who is this
great, and how much is it`.split('\n'),
  )('neither: %s', (text) => {
    expect(read(text, DENTAL, 'yes-no').answer).toBeNull();
  });

  it.each([
    ['no, Thursday', '2026-11-19'],
    ['no thursday', '2026-11-19'],
    ['no, make it friday', '2026-11-20'],
    ['nope, the 26th', '2026-11-26'],
    ['no I said monday', '2026-11-23'],
  ])('%s corrects', (text, date) => {
    const reading = read(text, DENTAL, 'yes-no');
    expect(reading).toMatchObject({ answer: 'no', correction: true });
    expect(reading.date?.from).toBe(date);
  });

  it.each([
    ['yes, tuesday at ten', 'yes'],
    ['yes but make it eleven', 'yes'],
    ['no wait, friday', 'no'],
    ['sure, at two', 'yes'],
    ['maybe', null],
  ])('%s leans %s', (text, leaning) => {
    expect(read(text, DENTAL, 'yes-no').leaning).toBe(leaning);
  });

  it.each(['mm-hmm', 'mhm', 'uh huh', 'Uh-huh.'])('%s is no yes to act on', (text) => {
    expect(read(text, DENTAL, 'yes-no')).toMatchObject({ answer: null, leaning: null });
  });

  it.each([
    ['yes but make it eleven', 'at', 660],
    ['actually make it 3', 'at', 900],
    ['sorry, I meant ten thirty', 'at', 630],
    ['make that four', 'at', 960],
  ])('%s names a new time', (text, kind, minute) => {
    const reading = read(text, DENTAL, 'yes-no');
    expect(reading.time).toMatchObject({ kind, from: minute });
    expect(reading.correction).toBe(true);
  });
});
