import { DateTime } from 'luxon';
import { z } from 'zod';
import { chooseOffers } from '../booking/choose-offers.ts';
import { searchWindow, type Wish } from '../booking/wish.ts';
import type { Offer } from '../dialogue/events.ts';
import { offersOf, offersOnTable } from '../dialogue/facts.ts';
import type { ReadContext } from '../language/language.ts';
import type { ServiceRow } from '../store/rows.ts';
import { sayResource, sayWhen } from './describe.ts';
import { findAppointment } from './offers.ts';
import { isLeftOut, optionalText, type Tool, ToolRefusedError } from './tool.ts';
import { readContextOf, type ToolContext } from './tool-context.ts';

/** Rows asked for: enough to filter a week of ten-minute starts. */
const ROWS = 500;

const parameters = z.object({
  date: optionalText(80).describe(
    'When, in the caller\'s words ("next Tuesday", "the 24th", "any day next week") or YYYY-MM-DD; code resolves it',
  ),
  time: optionalText(60).describe('Clock time in words or HH:MM ("around ten", "after 3 pm")'),
  part_of_day: optionalText(20).describe('morning, afternoon or evening'),
  service: optionalText(80).describe('Which service, by name'),
  resource: optionalText(80).describe('Person or thing asked for by name, if any'),
  party_size: z
    .preprocess(
      (value) => (isLeftOut(value) ? undefined : typeof value === 'string' ? Number(value) : value),
      z.number('must be a whole number').int().min(1).max(100).optional(),
    )
    .describe('Number of people'),
  appointment_id: optionalText(20).describe('The appointment to be moved, when moving one'),
});
type Args = z.infer<typeof parameters>;

/** Looks for free times near what was asked and hands out offers. */
export const fetchSlots: Tool<Args> = {
  name: 'fetch_slots',
  description:
    'Find free times near what the caller asked for. Returns at most three, each with a slot_id to book or move to. Repeat freely.',
  parameters,
  async run(args, context) {
    const read = readContextOf(context);
    const moving = args.appointment_id ? findAppointment(args.appointment_id, context) : undefined;
    const service = chooseService(args, context, moving?.service);
    const resource = chooseResource(args, context);
    const partySize = args.party_size ?? moving?.partySize ?? service.min_party;
    if (partySize < service.min_party || partySize > service.max_party) {
      throw new ToolRefusedError({
        reason: partySize > service.max_party ? 'party_too_large' : 'party_too_small',
        message: `${service.name} takes ${service.min_party} to ${service.max_party} people, not ${partySize}. Tell the caller and ask how to go on.`,
      });
    }
    const wish = readWish(args, context, read);
    const window = searchWindow({ wish, now: context.now(), zone: context.business.zone });
    const found = await context.store.findSlots({
      businessId: context.business.id,
      callId: context.callId,
      service: service.slug,
      from: window.from.toISOString(),
      to: window.to.toISOString(),
      ...(window.near && { near: window.near.toISOString() }),
      partySize,
      ...(resource && { resource }),
      ...(moving && { appointmentId: moving.rowId }),
      limit: ROWS,
      fromMinute: window.fromMinute,
      toMinute: window.toMinute,
    });
    const { choices, asAsked } = chooseOffers({
      matches: found.matches,
      nearest: found.nearest,
      wish,
      zone: context.business.zone,
    });
    const issued = offersOf(context.log.events).length;
    const offers: Offer[] = choices.map((choice, index) => ({
      id: `S${issued + index + 1}`,
      slotIds: choice.slot_ids,
      service: service.slug,
      serviceName: service.name,
      resource: choice.resource,
      resourceName: choice.resource_name,
      partySize,
      startsAt: choice.starts_at,
      endsAt: choice.ends_at,
      ...(moving && { forAppointment: moving.id }),
    }));
    return {
      result: {
        as_asked: asAsked,
        slots: offers.map((offer) => ({
          slot_id: offer.id,
          when: sayWhen(context, offer.startsAt),
          service: offer.serviceName,
          ...(sayResource(context, offer) && { with: offer.resourceName }),
          party_size: offer.partySize,
        })),
        note: note(offers.length, asAsked),
      },
      outcome: { offers },
    };
  },
};

function note(count: number, asAsked: boolean): string {
  if (count === 0) return 'Nothing is free. Say so, and offer another day or to take a message.';
  return asAsked
    ? 'Offer these, in these words.'
    : 'What was asked for is not free: say so, then offer these, the nearest there are.';
}

function chooseService(args: Args, context: ToolContext, movedService?: string): ServiceRow {
  const { services } = context.business;
  const names = services.map(({ name }) => name).join(', ');
  if (args.service) {
    const asked = args.service;
    const reading = context.language.read(asked, readContextOf(context, 'service'));
    const exact = services.filter(({ slug }) => slug === asked);
    const matches =
      exact.length > 0 ? exact : services.filter((s) => reading.services.includes(s.slug));
    const [only] = matches;
    if (only && matches.length === 1) return only;
    throw new ToolRefusedError({
      reason: matches.length > 1 ? 'service_ambiguous' : 'unknown_service',
      message:
        matches.length > 1
          ? `"${asked}" may mean ${matches.map(({ name }) => name).join(' or ')}. Ask which.`
          : `There is no service "${asked}". The services are: ${names}. Ask which one.`,
    });
  }
  const implied = movedService ?? offersOnTable(context.log.events)[0]?.service;
  const service =
    services.find(({ slug }) => slug === implied) ??
    (services.length === 1 ? services[0] : undefined);
  if (service) return service;
  throw new ToolRefusedError({
    reason: 'service_needed',
    message: `Which service? Pass service: one of ${names}. Ask the caller if they have not said.`,
  });
}

function chooseResource(args: Args, context: ToolContext): string | null {
  if (!args.resource) return null;
  const asked = args.resource;
  const choosable = context.business.resources.filter(({ selectable }) => selectable);
  const exact = choosable.find(({ slug }) => slug === asked);
  if (exact) return exact.slug;
  const reading = context.language.read(asked, readContextOf(context));
  if (reading.anyResource) return null;
  const [slug] = reading.resources;
  if (slug && reading.resources.length === 1) return slug;
  throw new ToolRefusedError({
    reason: 'unknown_resource',
    message:
      choosable.length === 0
        ? 'Callers cannot choose a person or place here. Leave resource out.'
        : `There is no "${asked}". Callers can choose among ${choosable.map(({ name }) => name).join(', ')}, or leave resource out.`,
  });
}

/** `2026-11-23/2026-11-29`, both days included: how the scripted brain passes a span it has read. */
function isoInterval(text: string): { from: string; to: string } | null {
  const [, from, to] = /^(\d{4}-\d{2}-\d{2})\/(\d{4}-\d{2}-\d{2})$/.exec(text) ?? [];
  const real = (day?: string): day is string => day !== undefined && DateTime.fromISO(day).isValid;
  return real(from) && real(to) && from <= to ? { from, to } : null;
}

function readWish(args: Args, context: ToolContext, read: ReadContext): Wish {
  const date = args.date
    ? (isoInterval(args.date) ?? context.language.readDate(args.date, read))
    : null;
  const today = DateTime.fromJSDate(read.now, { zone: read.zone }).toISODate() ?? '';
  if (date === 'impossible' || (args.date && date === null) || (date && date.to < today)) {
    throw new ToolRefusedError({
      reason: 'date_not_understood',
      message: `"${args.date}" is not a date in the future. Ask the caller for the day, for example "Tuesday" or "November 24".`,
    });
  }
  const time = args.time
    ? context.language.readTime(args.time, { ...read, expecting: 'time' })
    : null;
  const partText = args.part_of_day ?? (args.time && !time ? args.time : undefined);
  const partOfDay = partText ? context.language.read(partText, read).partOfDay : null;
  if (args.time && !time && !partOfDay) {
    throw new ToolRefusedError({
      reason: 'time_not_understood',
      message: `"${args.time}" is not a time of day. Pass a time such as "10:30" or "after 3 pm", or leave it out.`,
    });
  }
  if (args.part_of_day && !partOfDay) {
    throw new ToolRefusedError({
      reason: 'part_of_day_not_understood',
      message: `part_of_day is morning, afternoon or evening, not "${args.part_of_day}".`,
    });
  }
  return { date, time, partOfDay };
}
