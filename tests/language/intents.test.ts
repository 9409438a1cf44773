import { describe, expect, it } from 'vitest';
import type { Intent } from '../../src/language/language.ts';
import { DENTAL, GOLF, read, SALON } from './reading-case.ts';

const SAYINGS: Partial<Record<Intent, string>> = {
  book: `i'd like to book an appointment
i want to make an appointment
can i schedule a cleaning
i need an appointment
looking for a tee time on saturday
could you squeeze me in tomorrow
can you fit me in on friday
do you have any openings this week
have you got anything on thursday
is there anything available tomorrow morning
hi, i wanna book a checkup
i was hoping to get in for a cleaning
what do you have available on monday
any availability next week
reserve a spot for me
put me down for friday at ten
i'd like to come in for a checkup
need to set up an appointment for my son
can i get in to see the dentist`,
  list: `what do i have booked
when is my appointment
when's my next appointment
what appointments do i have
can you check my appointment
what time is my appointment
do i have an appointment on friday
am i booked for tuesday
can you tell me when my appointment is
i forgot when my appointment is
when am i coming in
do i have anything coming up
i'd like to confirm my appointment
could you look up my booking
remind me what i have booked`,
  move: `i need to reschedule
can i move my appointment
move my tuesday one to friday
i'd like to change my appointment
can we push it back a week
could you switch it to monday
i want to change the time of my appointment
can i rebook for another day
i need to move it to next week
push my appointment back an hour
can't make tuesday, can i come thursday instead
i need a different time for my appointment
bring my appointment forward`,
  cancel: `cancel my appointment
cancel it
please cancel
i need to cancel
i want to cancel my booking
i can't make it
i won't be able to make it tomorrow
can you call it off
i need to cancel friday
i'm not going to be able to come
i'd like to cancel my tee time`,
  message: `can i leave a message
take a message please
could someone call me back
have the dentist call me
i'd like to leave a message for the doctor
can you get someone to ring me
please ask them to call me back
tell them i'm running late`,
  identity: `are you a robot
am i talking to a machine or is this a real person
who is this
who am i speaking to
have i reached the golf club`,
  code: `could you tell me my code again
what was my confirmation number
i forgot my code
can you give me the reference number one more time
what did you say the code was`,
  duration: `how long does it take
how long is a cleaning
how many minutes is that
what's the duration of the appointment
how long will the haircut last`,
  question: `is there parking
where are you
do you take delta dental insurance
can i bring my dog
does it hurt`,
  human: `can i speak to a person
speak to someone
operator
i want to talk to a human
let me talk to a real person
representative
can you transfer me to the front desk
put me through to the manager
is there a human i can talk to
get me a real person please
can i talk to somebody`,
  goodbye: `bye
goodbye
that's all
that's all thank you
nothing else thanks
no that's everything
i'm all set
that'll be all
ok bye bye
see you then
have a nice day
no thanks i'm good
that's it for me
i think that's everything
have a good one
nope i'm all set, thanks
i'm done thanks`,
  repeat: `what
what?
sorry?
pardon
pardon me?
say that again
can you repeat that please
could you say that again
what was that
i didn't catch that
come again
one more time please
what did you say
what were those times again
sorry i missed that
can you speak up`,
  help: `help
what can you do
what can i say
how does this work
i'm confused`,
  hours: `when are you open
what are your hours
what time do you close
are you open on sundays
what are your opening hours
how late are you open
are you guys open tomorrow
do you open on saturdays
when do you close today`,
  price: `how much is a cleaning
what does it cost
how much do you charge
what's the price
what are your rates
how much would that be
how much is it for two players`,
  services: `what services do you offer
what do you offer
what kind of treatments do you do
what services do you have
do you do whitening
list of services please`,
  stop: `forget it
never mind
start over
let's start again
forget about it
can we start from the beginning`,
  wait: `hold on a second
hang on
one moment
just a minute please
give me a sec
wait
bear with me
let me check my calendar
one sec`,
};

describe('what callers want', () => {
  const cases = Object.entries(SAYINGS).flatMap(([intent, lines]) =>
    lines.split('\n').map((line) => [line, intent] as [string, Intent]),
  );
  it.each(cases)('%s: %s', (line, intent) => {
    expect(read(line, DENTAL).intents).toContain(intent);
  });
});

describe('wishes that only seem to be there', () => {
  it.each([
    ["what's your cancellation policy", 'cancel'],
    ['is there a fee if i cancel late', 'cancel'],
    ["don't cancel it", 'cancel'],
    ["i don't want to cancel", 'cancel'],
    ['can i cancel any time', 'cancel'],
    ['i need to cancel my appointment', 'book'],
    ['what do i have booked', 'book'],
    ['i want to reschedule my booking', 'book'],
    ['cancel my booking', 'book'],
    ['can you move my booking to friday', 'cancel'],
    ["i can't make it at ten, do you have something later", 'cancel'],
    ['what times do you have', 'list'],
    ['anyone is fine', 'human'],
    ["i can't wait", 'wait'],
    ['is there a wait list', 'wait'],
    ["that's all right", 'goodbye'],
    ['all of them', 'goodbye'],
    ['i have an appointment at ten', 'repeat'],
    ['what about friday', 'repeat'],
    ['can i come again next week', 'stop'],
    ['the earliest you have', 'wait'],
    ['i need help booking an appointment', 'help'],
    ['what do you have on friday', 'services'],
    ['do you have any tee times', 'services'],
    ['do you have anything on saturday', 'hours'],
    ['the price is fine', 'book'],
    ['a check-up', 'list'],
    ['can i book an appointment', 'list'],
    ['tell me about the cleaning', 'message'],
    ['next week is better', 'move'],
    ['i called earlier', 'message'],
    ['my name is ana', 'human'],
    ['ten is good', 'goodbye'],
  ] as [string, Intent][])('%s: not %s', (line, intent) => {
    expect(read(line, DENTAL).intents).not.toContain(intent);
  });
});

describe('several wishes in one sentence', () => {
  it.each([
    ['cancel friday and book a cleaning for monday', ['book', 'cancel']],
    ['how much is a cleaning and when are you open', ['hours', 'price']],
    ['no thanks, bye', ['goodbye']],
    ['cancel it, thanks bye', ['cancel', 'goodbye']],
  ] as [string, Intent[]][])('%s', (line, intents) => {
    expect(read(line, DENTAL).intents).toEqual(expect.arrayContaining(intents));
  });
});

describe('moving and cancelling: which appointment, and where to', () => {
  const span = (value: { from: string; to: string } | null) => value?.from ?? null;
  it.each([
    ['move my Tuesday one to Friday', '2026-11-24', '2026-11-20'],
    ['move my tuesday appointment to friday', '2026-11-24', '2026-11-20'],
    ["reschedule friday's appointment for next monday at 3", '2026-11-20', '2026-11-23'],
    ['can I move the cleaning on the 24th to the 26th', '2026-11-24', '2026-11-26'],
    ['change my appointment from tuesday to thursday', '2026-11-24', '2026-11-19'],
    ['can i switch from the 24th to the 25th', '2026-11-24', '2026-11-25'],
    ['move my appointment to friday', null, '2026-11-20'],
    ['move it to the 30th', null, '2026-11-30'],
    ['reschedule for next monday', null, '2026-11-23'],
    ['can we do friday instead of tuesday', '2026-11-24', '2026-11-20'],
    ['i need to move my tuesday appointment', '2026-11-24', null],
    ['reschedule my appointment on the 24th', '2026-11-24', null],
    ["i can't make it on tuesday, can i come thursday instead", '2026-11-24', '2026-11-19'],
    ['move tuesday to thursday', '2026-11-24', '2026-11-19'],
    ['i have an appointment on tuesday that i need to move to friday', '2026-11-24', '2026-11-20'],
    ['cancel my appointment on tuesday', '2026-11-24', null],
    ['cancel the friday one', '2026-11-20', null],
    ["cancel tuesday's appointment", '2026-11-24', null],
    ["i can't make it on friday", '2026-11-20', null],
    ['push my appointment on the 24th back to the 30th', '2026-11-24', '2026-11-30'],
    ['could you move the one on friday to sometime next week', '2026-11-20', '2026-11-23'],
    ['swap my wednesday slot for thursday', '2026-11-25', '2026-11-19'],
    ['i want to change my appointment tomorrow to the day after', '2026-11-19', '2026-11-20'],
  ])('%s', (line, source, target) => {
    const reading = read(line, DENTAL);
    expect([span(reading.sourceDate), span(reading.date)]).toEqual([source, target]);
  });

  it.each([
    ["change my 10 o'clock to 2", 600, 840],
    ['move my ten thirty to eleven', 630, 660],
    ['push it from two to three', 840, 900],
    ['move it to three', null, 900],
    ["i can't make my two o'clock, can we do four", 840, 960],
    ["cancel my ten o'clock", 600, null],
  ])('%s', (line, source, target) => {
    const reading = read(line, DENTAL);
    expect([reading.sourceTime?.from ?? null, reading.time?.from ?? null]).toEqual([
      source,
      target,
    ]);
  });
});

describe('corrections', () => {
  it.each([
    ['no, Thursday', '2026-11-19'],
    ['sorry, I meant the 26th', '2026-11-26'],
    ['not Tuesday, Wednesday', '2026-11-25'],
    ['tuesday, no wait, wednesday', '2026-11-25'],
    ['tuesday actually make that thursday', '2026-11-19'],
    ['actually friday would be better', '2026-11-20'],
    ['wednesday not tuesday', '2026-11-25'],
  ])('%s', (line, date) => {
    const reading = read(line, DENTAL);
    expect(reading.date?.from).toBe(date);
    expect(reading.correction).toBe(true);
  });

  it.each([
    "i can't do tuesday",
    "tuesday doesn't work for me",
    'anything but monday',
    'not on friday',
    "i'm busy on thursday",
  ])('%s refuses a day and names none', (line) => {
    expect(read(line, DENTAL, 'date').date).toBeNull();
  });
});

describe('services and people', () => {
  it.each([
    ['a cleaning', ['cleaning']],
    ['claening please', ['cleaning']],
    ['i need my teeth cleaned', ['cleaning']],
    ['check up', ['checkup']],
    ['a checkup and a cleaning', ['checkup', 'cleaning']],
    ['check-ups', ['checkup']],
    ['an exam', ['checkup']],
    ['a dental exam', ['checkup']],
    ['hygiene', ['cleaning']],
    ['an appointment', []],
    ['i want to check my booking', []],
    ['something came up', []],
    ['can i pick one up', []],
  ])('dental: %s', (line, services) => {
    expect([...read(line, DENTAL, 'service').services].sort()).toEqual(services);
  });

  it.each([
    ['cut and colour', ['cut-and-colour']],
    ['cut and color', ['cut-and-colour']],
    ['a colour', ['colour']],
    ['i want my hair coloured', ['colour']],
    ['hair cut', ['haircut']],
    ['haircuts', ['haircut']],
    ['just a trim', ['haircut']],
    ['hairct', ['haircut']],
    ['not a colour just a cut', ['haircut']],
    ['a root touch up', ['colour']],
    ['a cut with marco', ['haircut']],
  ])('salon: %s', (line, services) => {
    expect([...read(line, SALON).services].sort()).toEqual(services);
  });

  it.each([
    ['with priya', ['priya'], false],
    ['could i have Sophie please', ['sophie'], false],
    ['soph', ['sophie'], false],
    ['with sofie', ['sophie'], false],
    ['priya or marco', ['marco', 'priya'], false],
    ['in march', [], false],
    ['anyone', [], true],
    ['whoever is free', [], true],
    ['no preference', [], true],
    ["i don't mind who", [], true],
    ["doesn't matter who", [], true],
    ['any stylist', [], true],
    ['can i speak to someone', [], false],
    ['not with marco', [], false],
  ])('salon: %s', (line, resources, any) => {
    const reading = read(line, SALON);
    expect([...reading.resources].sort()).toEqual(resources);
    expect(reading.anyResource).toBe(any);
  });

  it('golf: what a tee time is called', () => {
    for (const line of ['a tee time', 'tee times for saturday', '18 holes', 'eighteen holes']) {
      expect(read(line, GOLF).services).toEqual(['tee-time']);
    }
    expect(read('what time is it', GOLF).services).toEqual([]);
  });
});
