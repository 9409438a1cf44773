import { z } from 'zod';

/** A slug: of a scenario, a tag, a business, a service, a resource. */
export const identifier = z
  .string({ error: 'must be a slug, for example maple-dental' })
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be a slug, for example maple-dental');

export const words = z
  .string({ error: 'must be words; put numbers and dates in quotes' })
  .trim()
  .min(1, 'must not be empty')
  .max(1000);

/** A day in the business's zone. */
export const localDay = z.iso.date({ error: 'must be a day such as 2026-11-24' });

/** A wall-clock time in the business's zone. */
export const clockTime = z
  .string({ error: 'must be a time in quotes, for example "14:30"' })
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'must be a time in quotes, for example "14:30"');

/** A wall-clock moment in the business's zone. */
export const localMoment = z
  .string({ error: 'must be a moment such as 2026-11-24T14:30' })
  .regex(
    /^\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):[0-5]\d$/,
    'must be a moment such as 2026-11-24T14:30, in the wall time of the business',
  );

export const E164_NUMBER = z
  .string({ error: 'must be E.164 in quotes, for example "+12125550143"' })
  .regex(/^\+[1-9]\d{6,14}$/, 'must be E.164 in quotes, for example "+12125550143"');

/** The source of a regular expression. */
export const pattern = z
  .string({ error: 'must be a regular expression in quotes' })
  .min(1)
  .refine((source) => {
    try {
      return Boolean(new RegExp(source, 'i'));
    } catch {
      return false;
    }
  }, 'must be a regular expression');

/** One of something, or a list from which any will do. */
export function oneOrMore<T extends z.ZodType>(one: T) {
  return z.union([one.transform((value) => [value]), z.array(one).min(1)]);
}
