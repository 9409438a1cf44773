import { z } from 'zod';

/** The fields of a business file: what each must be, worded for the person who writes it. */

interface Wanted<T> {
  is: (value: unknown) => value is T;
  /** Completes "must be ...". */
  must: string;
  example: string;
}

/** A scalar with one message for every way of being wrong, including being absent. */
function field<T>({ is, must, example }: Wanted<T>) {
  return z.custom<T>(is, {
    error: ({ input }) =>
      input === undefined
        ? `is missing; it must be ${must}, for example ${example}`
        : `must be ${must} (got ${show(input)}), for example ${example}`,
  });
}

export function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

function text(must: string, example: string, matches: (text: string) => boolean) {
  const is = (value: unknown): value is string => typeof value === 'string' && matches(value);
  return field({ is, must, example });
}

function wholeNumber(args: { from: number; to: number; of: string; example: number }) {
  const { from, to } = args;
  return field({
    is: (value): value is number =>
      typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to,
    must: `a whole number${args.of} from ${from} to ${to}`,
    example: String(args.example),
  });
}

function phrase(args: { longest: number; example: string }) {
  return text(
    `some words of at most ${args.longest} characters`,
    args.example,
    (value) => value.trim() !== '' && value.length <= args.longest,
  );
}

const slug = (example: string) =>
  text(
    'lower-case letters, digits and hyphens',
    example,
    (value) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value) && value.length <= 64,
  );

const clock = (must: string, example: string, pattern: RegExp) =>
  text(must, `"${example}"`, (value) => pattern.test(value));
const HOUR_MINUTE = /^([01]\d|2[0-3]):[0-5]\d$/;
const startTime = (example: string) => clock('a time as HH:MM', example, HOUR_MINUTE);
const endTime = clock('a time as HH:MM, up to 24:00', '17:00', /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/);

const date = text('a date as YYYY-MM-DD that exists', '2026-12-25', isDate);

function isDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const parsed = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(value);
}

const zone = text('an IANA time zone', 'America/New_York', (value) => {
  if (value !== 'UTC' && !/^[A-Za-z_]+\/[A-Za-z0-9_+\-/]+$/.test(value)) return false;
  return accepts(() => new Intl.DateTimeFormat('en', { timeZone: value }));
});

const locale = text('a language tag', 'en-US', (value) =>
  accepts(() => Intl.getCanonicalLocales(value)),
);

const country = text('a country as two capital letters (ISO 3166)', 'US', (value) => {
  if (!/^[A-Z]{2}$/.test(value)) return false;
  return new Intl.DisplayNames('en', { type: 'region' }).of(value) !== value;
});

const currency = text('a currency as three capital letters (ISO 4217)', 'USD', (value) => {
  if (!/^[A-Z]{3}$/.test(value)) return false;
  return new Intl.DisplayNames('en', { type: 'currency' }).of(value) !== value;
});

function accepts(construct: () => unknown): boolean {
  try {
    construct();
    return true;
  } catch {
    return false;
  }
}

/** Form only, so that numbers kept for fiction pass. */
const phone = text('a phone number as + and 7 to 15 digits (E.164)', '"+12125550100"', (value) =>
  /^\+[1-9]\d{6,14}$/.test(value),
);

const target = text(
  'a tel: or sip: address',
  '"tel:+12125550199"',
  (value) => /^tel:\+[1-9]\d{6,14}$/.test(value) || /^sips?:[^\s@]+@[^\s@]+$/.test(value),
);

const price = field<number>({
  is: (value): value is number =>
    typeof value === 'number' && Number.isFinite(value) && value >= 0 && value <= 1_000_000,
  must: 'an amount of money from 0 to 1000000',
  example: '120.00',
});

const flag = field<boolean>({
  is: (value) => typeof value === 'boolean',
  must: 'true or false',
  example: 'true',
});

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
type Weekday = (typeof WEEKDAYS)[number];
const weekday = field<Weekday>({
  is: (value): value is Weekday => WEEKDAYS.some((day) => day === value),
  must: `one of ${WEEKDAYS.join(', ')}`,
  example: 'mon',
});

const aliases = z.array(phrase({ longest: 120, example: 'checkup' })).max(50);

export const serviceFields = z.strictObject({
  slug: slug('cleaning'),
  name: phrase({ longest: 120, example: 'Cleaning' }),
  aliases: aliases.optional(),
  duration_minutes: wholeNumber({ from: 5, to: 1440, of: ' of minutes', example: 30 }),
  price: price.optional(),
  currency: currency.optional(),
  min_party: wholeNumber({ from: 1, to: 100, of: ' of people', example: 1 }).optional(),
  max_party: wholeNumber({ from: 1, to: 100, of: ' of people', example: 4 }).optional(),
  resources: z.array(slug('dr-lee')).min(1).optional(),
});
export type ServiceFields = z.infer<typeof serviceFields>;

export const hoursFields = z.strictObject({
  days: z.array(weekday).min(1),
  opens: startTime('09:00'),
  closes: endTime,
  last_start: startTime('16:30').optional(),
});
export type HoursFields = z.infer<typeof hoursFields>;

export const resourceFields = z.strictObject({
  slug: slug('dr-lee'),
  name: phrase({ longest: 120, example: 'Dr. Lee' }),
  aliases: aliases.optional(),
  kind: phrase({ longest: 60, example: 'dentist' }),
  selectable: flag.optional(),
  capacity: wholeNumber({ from: 1, to: 100, of: ' of people', example: 1 }).optional(),
  /** Whether several parties may have places at the same time; a table goes to one party. */
  shared: flag.optional(),
  slot_minutes: wholeNumber({ from: 5, to: 1440, of: ' of minutes', example: 30 }),
  slot_every_minutes: wholeNumber({ from: 5, to: 1440, of: ' of minutes', example: 60 }).optional(),
  hours: z.array(hoursFields).min(1),
});
export type ResourceFields = z.infer<typeof resourceFields>;

export const closureFields = z.strictObject({
  from: date,
  to: date.optional(),
  reason: phrase({ longest: 200, example: 'Christmas' }).optional(),
  resource: slug('dr-lee').optional(),
});
export type ClosureFields = z.infer<typeof closureFields>;

const trunk = text('the id of an outbound trunk of LiveKit', 'ST_a1B2c3D4', (value) =>
  /^ST_\w+$/.test(value),
);

type How = 'cold' | 'warm';
const how = field<How>({
  is: (value): value is How => value === 'cold' || value === 'warm',
  must: 'cold (the call is sent there) or warm (they are rung and asked first)',
  example: 'cold',
});

export const targetFields = z.strictObject({
  to: target,
  how: how.optional(),
  aliases: aliases.optional(),
  hours: z
    .array(hoursFields.omit({ last_start: true }))
    .min(1)
    .optional(),
});
export type TargetFields = z.infer<typeof targetFields>;

/** An address alone, or with how and when; each wrong one is told in its own words. */
const targetEntry = z.unknown().transform((value, context): TargetFields => {
  const isShort = typeof value !== 'object' || value === null;
  const parsed = targetFields.safeParse(isShort ? { to: value } : value);
  if (parsed.success) return parsed.data;
  for (const { path, ...issue } of parsed.error.issues) {
    const at = isShort ? [] : path;
    context.issues.push({ ...issue, path: at, input: value } as (typeof context.issues)[number]);
  }
  return z.NEVER;
});

const notice = wholeNumber({ from: 0, to: 43_200, of: ' of minutes', example: 60 });

export const businessFields = z.strictObject({
  slug: slug('maple-dental'),
  name: phrase({ longest: 120, example: 'Maple Dental' }),
  zone,
  locale: locale.optional(),
  country,
  greeting: phrase({ longest: 500, example: '"Maple Dental, how can I help?"' }).optional(),
  numbers: z.array(phone).optional(),
  settings: z
    .strictObject({
      minimum_notice_minutes: notice.optional(),
      cancel_notice_minutes: notice.optional(),
      outbound_trunk: trunk.optional(),
    })
    .optional(),
  transfer_targets: z.record(z.string(), targetEntry).optional(),
  ask_for_email: flag.optional(),
  services: z.array(serviceFields).min(1),
  resources: z.array(resourceFields).min(1),
  closures: z.array(closureFields).optional(),
});
export type BusinessFields = z.infer<typeof businessFields>;
