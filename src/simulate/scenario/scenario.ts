import { z } from 'zod';
import {
  clockTime,
  E164_NUMBER,
  identifier,
  localDay,
  localMoment,
  oneOrMore,
  pattern,
  words,
} from './fields.ts';

/** What the caller is asked, or hears, when a complication strikes. */
export const STEPS = [
  /** The caller's first turn. */
  'opening',
  'service',
  'party',
  'day',
  /** Times were offered and one is to be chosen. */
  'offer',
  'name',
  'number',
  'code',
  /** Which of several appointments is meant. */
  'which',
  /** A booking, change, cancellation or message was read back. */
  'confirm',
  /** Something was done, or the agent asks whether there is anything else. */
  'done',
] as const;
export type Step = (typeof STEPS)[number];

/** Ways of speaking; a run draws one for each dialogue unless the scenario names some. */
export const STYLES = [
  'plain',
  'terse',
  'chatty',
  'hesitant',
  'self-correcting',
  'out-of-order',
  'over-answering',
  'under-answering',
  'non-native',
  'spelling',
] as const;
export type Style = (typeof STYLES)[number];

const partOfDay = z.enum(['morning', 'afternoon', 'evening']);

/** One acceptable wish for a time; the first of several is the one that is asked for first. */
const wish = z
  .strictObject({
    /** A day of the business, or the first and last of several. */
    day: z.union([localDay, z.strictObject({ from: localDay, to: localDay })]).optional(),
    /** A start, or the limits of one; `before` is not included. */
    time: z
      .union([
        clockTime,
        z.strictObject({ after: clockTime.optional(), before: clockTime.optional() }),
      ])
      .optional(),
    part: partOfDay.optional(),
    /** The earliest there is within the other limits. */
    soonest: z.literal(true).optional(),
    /** How the day is said, instead of a wording drawn by seed: "a week from Tuesday". */
    say_day: oneOrMore(words).optional(),
    /** How the time is said, instead of a wording drawn by seed: "half past two". */
    say_time: oneOrMore(words).optional(),
  })
  .refine((value) => Object.keys(value).length > 0, 'is empty: name a day, a time, or soonest');
export type Wish = z.infer<typeof wish>;

const wishes = oneOrMore(wish);

/** What the caller does when nothing that is offered will do, or the wish is refused. */
const refused = z.enum(['give-up', 'leave-message', 'take-nearest', 'insist']).default('give-up');

const party = z.number().int().min(1).max(100);

const bookGoal = z.strictObject({
  do: z.literal('book'),
  service: identifier,
  /** Slug of the person or thing asked for by name. */
  resource: identifier.optional(),
  party: party.optional(),
  when: wishes,
  /** Under whose name, when it is not the caller's own. */
  name: words.optional(),
  refused,
  /** What the caller answers to the read-back of what they asked for. */
  confirm: z.enum(['yes', 'no']).default('yes'),
});

const moveGoal = z.strictObject({
  do: z.literal('move'),
  /** `ref` of the appointment meant; none where the caller has none. */
  appointment: identifier.optional(),
  /** How the appointment is pointed at; drawn by seed from its row unless given. */
  say_appointment: oneOrMore(words).optional(),
  when: wishes,
  party: party.optional(),
  refused,
  confirm: z.enum(['yes', 'no']).default('yes'),
});

const cancelGoal = z.strictObject({
  do: z.literal('cancel'),
  appointment: identifier.optional(),
  say_appointment: oneOrMore(words).optional(),
  refused,
  confirm: z.enum(['yes', 'no']).default('yes'),
});

const QUESTIONS = ['price', 'hours', 'duration', 'services', 'staff', 'code', 'identity'] as const;

const goal = z.discriminatedUnion('do', [
  bookGoal,
  moveGoal,
  cancelGoal,
  /** Asks what is booked. */
  z.strictObject({ do: z.literal('list') }),
  z.strictObject({
    do: z.literal('message'),
    text: oneOrMore(words),
    confirm: z.enum(['yes', 'no']).default('yes'),
  }),
  /** Wants a person. */
  z.strictObject({ do: z.literal('transfer'), refused }),
  z.strictObject({
    do: z.literal('ask'),
    about: z.enum(QUESTIONS),
    service: identifier.optional(),
  }),
  /** Says these lines, one a turn, whatever is answered: wrong numbers, children, voicemail, abuse. */
  z.strictObject({ do: z.literal('say'), lines: z.array(oneOrMore(words)).min(1) }),
]);
export type Goal = z.infer<typeof goal>;

const at = z.enum(STEPS);

const complication = z.discriminatedUnion('do', [
  /** Changes their mind at this step: from now on this is what they want. */
  z.strictObject({
    at,
    do: z.literal('change'),
    service: identifier.optional(),
    resource: identifier.optional(),
    party: party.optional(),
    when: wishes.optional(),
    name: words.optional(),
  }),
  /** Drops the goal they have for another one. */
  z.strictObject({ at, do: z.literal('new-goal'), goal }),
  /** Says one of these lines instead of an answer: off-topic, a false claim, pressure, abuse, an emergency. */
  z.strictObject({ at, do: z.literal('say'), text: oneOrMore(words) }),
  /** First says something wrong, and puts it right in the next turn. */
  z.strictObject({
    at,
    do: z.literal('slip'),
    wrong: z.strictObject({
      service: identifier.optional(),
      party: party.optional(),
      day: localDay.optional(),
      time: clockTime.optional(),
      name: words.optional(),
      number: E164_NUMBER.optional(),
      code: words.optional(),
    }),
  }),
  /** Asks something on the side, and goes on. */
  z.strictObject({
    at,
    do: z.literal('ask'),
    about: z.enum(QUESTIONS),
    service: identifier.optional(),
  }),
  /** Asks to hear it again. */
  z.strictObject({ at, do: z.literal('again') }),
  /** Asks for a moment. */
  z.strictObject({ at, do: z.literal('wait') }),
  /** Says nothing for a while. */
  z.strictObject({ at, do: z.literal('silence') }),
  /** Talks over the agent's sentence. */
  z.strictObject({ at, do: z.literal('interrupt') }),
  /** Will not tell what is asked, at first or ever. */
  z.strictObject({ at, do: z.literal('withhold'), for_good: z.boolean().default(false) }),
  /** Hangs up instead of answering; then perhaps calls back and begins anew. */
  z.strictObject({ at, do: z.literal('hang-up'), call_back: z.boolean().default(false) }),
  /** Another caller takes the time this one wants, just before they answer. */
  z.strictObject({ at, do: z.literal('rival') }),
]);
export type Complication = z.infer<typeof complication>;

const booking = z.strictObject({
  /** What the rest of the scenario calls it. */
  ref: identifier,
  service: identifier,
  /** Slug; the first that is free unless given. */
  resource: identifier.optional(),
  at: localMoment,
  party: party.default(1),
  name: words,
  phone: E164_NUMBER,
  code: z
    .string()
    .regex(
      /^[AFHKLMQRWXY234679]{5}$/,
      'must be five of AFHKLMQRWXY234679 in quotes, for example "HK2LM"',
    ),
  cancelled: z.boolean().default(false),
});
export type Booking = z.infer<typeof booking>;

const fullSpan = z.strictObject({
  day: localDay,
  /** Slug; every resource unless given. */
  resource: identifier.optional(),
  from: clockTime.optional(),
  to: clockTime.optional(),
  /** Places left free of each time. */
  leave: z.number().int().min(0).default(0),
});
export type FullSpan = z.infer<typeof fullSpan>;

const before = z
  .strictObject({
    appointments: z.array(booking).default([]),
    /** Times that strangers have taken. */
    full: z.array(fullSpan).default([]),
    closures: z
      .array(
        z.strictObject({
          from: localDay,
          to: localDay.optional(),
          reason: words.optional(),
          resource: identifier.optional(),
        }),
      )
      .default([]),
    minimum_notice_minutes: z.number().int().min(0).max(43_200).optional(),
    cancel_notice_minutes: z.number().int().min(0).max(43_200).optional(),
  })
  .prefault({});

/** One row as it must be afterwards; what is not given of a new row is taken from the caller. */
const expectedAppointment = z
  .strictObject({
    /** An appointment of `before` that changes; a new one without. */
    ref: identifier.optional(),
    /** Of a group over several times: all its rows are one appointment here, as in the database. */
    service: identifier.optional(),
    resource: oneOrMore(identifier).optional(),
    /** Its start; any one of them where there are several. */
    at: oneOrMore(localMoment).optional(),
    party: party.optional(),
    name: words.optional(),
    phone: E164_NUMBER.optional(),
    status: z.enum(['booked', 'cancelled']).default('booked'),
  })
  .refine(({ ref, service, at: start }) => ref !== undefined || (service && start), {
    error: 'needs a ref, or a service and a start (at)',
  });
export type ExpectedAppointment = z.infer<typeof expectedAppointment>;

const expected = z.strictObject({
  /** Every appointment that is new or different; all else must be as it was. */
  appointments: z.array(expectedAppointment).default([]),
  /** Every message left; `text` must be found in it. */
  messages: z
    .array(z.strictObject({ text: words.optional(), phone: E164_NUMBER.optional() }))
    .default([]),
  /** How the last call ended, one of them where there are several. */
  outcome: oneOrMore(
    z.enum([
      'booked',
      'changed',
      'cancelled',
      'answered',
      'message',
      'transferred',
      'abandoned',
      'failed',
    ]),
  ).optional(),
  /** Regular expressions, case ignored, found in what the agent said. */
  said: z.array(pattern).default([]),
  never_said: z.array(pattern).default([]),
});
export type Expected = z.infer<typeof expected>;

/** A simulated caller's errand, how it is complicated, and what must have come of it. */
export const scenario = z.strictObject({
  /** Unique among all scenarios. */
  id: identifier,
  title: words,
  tags: z.array(identifier).min(1),
  /** Slug of a business in supabase/businesses. */
  business: identifier,
  /** The instant at which the business's time stands still. */
  now: z.iso.datetime({
    offset: true,
    error: 'must be an ISO 8601 instant with an offset, for example 2026-11-23T09:00:00-05:00',
  }),
  /** The number the call shows; none when it is withheld. */
  from: E164_NUMBER.optional(),
  before,
  caller: z.strictObject({
    name: words,
    /** Said when asked; the number the call shows unless given. */
    phone: E164_NUMBER.optional(),
    /** The confirmation code they say they have. */
    code: words.optional(),
    /** The name they say the appointment is under, where it is not their own. */
    code_name: words.optional(),
    goals: z.array(goal).min(1),
    complications: z.array(complication).default([]),
  }),
  expect: expected,
  /** Ways of speaking that fit this caller; all unless given. */
  styles: z.array(z.enum(STYLES)).min(1).optional(),
  /** Most turns the caller may need; twice the usual unless given. */
  turns: z.number().int().min(1).max(60).optional(),
});

/** What a scenario file says, before it has a place. */
export type ScenarioDocument = z.infer<typeof scenario>;

/** A scenario with the trade (its folder) and file it came from. */
export interface Scenario extends ScenarioDocument {
  trade: string;
  file: string;
}
