import { z } from 'zod';
import {
  type ClosureFields,
  closureFields,
  type HoursFields,
  hoursFields,
  type ResourceFields,
  resourceFields,
  type ServiceFields,
  serviceFields,
  targetFields,
} from './business-fields.ts';

/** Something wrong in a business file: where, as `services[0].price`, and what. */
export interface FileProblem {
  at: string;
  problem: string;
}

interface Placed<T> {
  at: string;
  value: T;
}

/**
 * What the parts of a business must be to each other. Parts that are wrong in themselves are left
 * out, so that all of a file's problems can be told at once.
 */
export function checkBusinessRules(document: Record<string, unknown>): FileProblem[] {
  const services = itemsOf(document, 'services');
  const resources = itemsOf(document, 'resources');
  const closures = valid(itemsOf(document, 'closures'), z.object(closureFields.shape));
  const known: KnownResources = {
    slugs: slugsOf(resources).map(({ value }) => value),
    whole: valid(resources, z.object(resourceFields.shape)).map(({ value }) => value),
  };
  return [
    ...duplicates(valid(itemsOf(document, 'numbers'), z.string())),
    ...duplicates(slugsOf(services)),
    ...valid(services, z.object(serviceFields.shape)).flatMap((it) => checkService(it, known)),
    ...duplicates(slugsOf(resources)),
    ...resources.flatMap(checkResource),
    ...closures.flatMap((closure) => checkClosure(closure, known)),
    ...checkTargets(document),
  ];
}

/** A warm transfer rings a telephone through a trunk. */
function checkTargets(document: Record<string, unknown>): FileProblem[] {
  const { settings, transfer_targets: targets } = z
    .looseObject({
      settings: z.looseObject({ outbound_trunk: z.unknown() }).optional().catch(undefined),
      transfer_targets: z.record(z.string(), z.unknown()).catch({}).default({}),
    })
    .parse(document);
  return Object.entries(targets).flatMap(([name, entry]) => {
    const target = targetFields.safeParse(entry);
    if (!target.success || target.data.how !== 'warm') return [];
    const at = `transfer_targets.${name}`;
    const problems: FileProblem[] = [];
    if (!target.data.to.startsWith('tel:')) {
      const problem = `must be a tel: address when how is warm, for example "tel:+12125550199"`;
      problems.push({ at: `${at}.to`, problem });
    }
    if (settings?.outbound_trunk === undefined) {
      const problem =
        'warm needs settings.outbound_trunk, the id of the LiveKit trunk calls go out through, for example ST_a1B2c3D4';
      problems.push({ at: `${at}.how`, problem });
    }
    return problems;
  });
}

interface KnownResources {
  slugs: string[];
  /** Those that are right in themselves. */
  whole: ResourceFields[];
}

function checkClosure(
  { at: place, value }: Placed<ClosureFields>,
  known: KnownResources,
): FileProblem[] {
  const problems: FileProblem[] = [];
  if (value.to !== undefined && value.to < value.from) {
    problems.push({
      at: `${place}.to`,
      problem: `must not be before ${value.from} (got ${value.to})`,
    });
  }
  if (value.resource !== undefined) {
    problems.push(...unknownResource({ at: `${place}.resource`, value: value.resource }, known));
  }
  return problems;
}

function checkService({ at, value }: Placed<ServiceFields>, known: KnownResources): FileProblem[] {
  const problems: FileProblem[] = [];
  const least = value.min_party ?? 1;
  const most = value.max_party ?? 1;
  if (most < least) {
    const problem = `must not be under min_party, ${least} (got ${most}), for example ${least}`;
    problems.push({ at: `${at}.max_party`, problem });
  }
  problems.push(...checkPrice({ at, value }));
  const named = value.resources?.map((slug, index) => ({
    at: `${at}.resources[${index}]`,
    value: slug,
  }));
  problems.push(...duplicates(named ?? []));
  for (const name of named ?? []) problems.push(...unknownResource(name, known));
  for (const resource of known.whole) {
    if (value.resources && !value.resources.includes(resource.slug)) continue;
    const problem = durationProblem(value.duration_minutes, resource);
    if (problem) problems.push({ at: `${at}.duration_minutes`, problem });
  }
  return problems;
}

function checkPrice({ at, value }: Placed<ServiceFields>): FileProblem[] {
  if (value.price === undefined) return [];
  if (value.currency === undefined) {
    const problem = 'is missing; a price needs its currency, for example USD';
    return [{ at: `${at}.currency`, problem }];
  }
  const digits = minorDigits(value.currency);
  const minor = value.price * 10 ** digits;
  if (Math.abs(minor - Math.round(minor)) < 1e-6) return [];
  const problem = `must have at most ${digits} decimals in ${value.currency} (got ${value.price})`;
  return [{ at: `${at}.price`, problem }];
}

/** How many decimals the currency is written with. */
export function minorDigits(currency: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}

function durationProblem(minutes: number, resource: ResourceFields): string | null {
  const slot = resource.slot_minutes;
  const apart = (resource.slot_every_minutes ?? slot) > slot;
  if (apart && minutes !== slot) {
    return (
      `must be ${slot}, the slot_minutes of ${resource.slug}, whose slots do not follow each ` +
      `other without a gap (got ${minutes})`
    );
  }
  if (minutes % slot !== 0) {
    const example = Math.max(1, Math.round(minutes / slot)) * slot;
    return (
      `must be a multiple of ${slot}, the slot_minutes of ${resource.slug} (got ${minutes}), ` +
      `for example ${example}`
    );
  }
  const longest = Math.max(...resource.hours.map((span) => spanEnd(span, slot) - at(span.opens)));
  return minutes > longest
    ? `is longer than ${resource.slug} is ever open, ${longest} minutes (got ${minutes})`
    : null;
}

function checkResource({ at: place, value }: Placed<Record<string, unknown>>): FileProblem[] {
  const problems: FileProblem[] = [];
  const slot = resourceFields.shape.slot_minutes.safeParse(value.slot_minutes).data;
  const every = resourceFields.shape.slot_every_minutes.safeParse(value.slot_every_minutes).data;
  if (slot !== undefined && every !== undefined && every < slot) {
    problems.push({
      at: `${place}.slot_every_minutes`,
      problem: `must not be under slot_minutes, ${slot} (got ${every})`,
    });
  }
  const slotMinutes = slot ?? 0;
  const spans = valid(itemsOf(value, 'hours', place), z.object(hoursFields.shape));
  for (const [index, span] of spans.entries()) {
    problems.push(...checkSpan(span, slotMinutes));
    problems.push(
      ...duplicates(span.value.days.map((day, d) => ({ at: `${span.at}.days[${d}]`, value: day }))),
    );
    for (const other of spans.slice(0, index)) {
      const day = other.value.days.find((name) => span.value.days.includes(name));
      if (!day || !overlap(span.value, other.value, slotMinutes)) continue;
      const { opens, closes } = other.value;
      problems.push({
        at: span.at,
        problem: `overlaps ${other.at} (${opens} to ${closes}) on ${day}`,
      });
    }
  }
  return problems;
}

function overlap(a: HoursFields, b: HoursFields, slotMinutes: number): boolean {
  return at(a.opens) < spanEnd(b, slotMinutes) && at(b.opens) < spanEnd(a, slotMinutes);
}

function checkSpan({ at: where, value }: Placed<HoursFields>, slotMinutes: number): FileProblem[] {
  const { opens, closes, last_start: lastStart } = value;
  if (at(closes) <= at(opens)) {
    const problem = `must be after opens, ${opens} (got ${closes}); a span ends by 24:00`;
    return [{ at: `${where}.closes`, problem }];
  }
  if (lastStart !== undefined && (at(lastStart) < at(opens) || at(lastStart) > at(closes))) {
    const problem = `must be from ${opens} to ${closes} (got ${lastStart})`;
    return [{ at: `${where}.last_start`, problem }];
  }
  if (lastStart === undefined && at(closes) - at(opens) < slotMinutes) {
    const problem = `leaves no room for a slot of ${slotMinutes} minutes after ${opens} (got ${closes})`;
    return [{ at: `${where}.closes`, problem }];
  }
  return [];
}

/** Minutes since midnight. */
function at(time: string): number {
  const [hours = '0', minutes = '0'] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}

/** When the last slot of the span has ended. */
function spanEnd(span: HoursFields, slotMinutes: number): number {
  return span.last_start === undefined ? at(span.closes) : at(span.last_start) + slotMinutes;
}

function unknownResource(
  { at: place, value }: Placed<string>,
  { slugs }: KnownResources,
): FileProblem[] {
  // Without any, that alone is the problem.
  if (slugs.length === 0 || slugs.includes(value)) return [];
  const problem = `names no resource of this file (got ${value}); there are ${slugs.join(', ')}`;
  return [{ at: place, problem }];
}

function duplicates(places: Placed<string>[]): FileProblem[] {
  return places.flatMap(({ at: place, value }, index) => {
    const first = places.findIndex((other) => other.value === value);
    if (first === index) return [];
    return [{ at: place, problem: `repeats ${places[first]?.at} (${value})` }];
  });
}

/** The mappings and scalars of a list that the document may or may not have. */
function itemsOf(
  parent: Record<string, unknown>,
  key: string,
  parentAt = '',
): Placed<Record<string, unknown>>[] {
  const list = parent[key];
  if (!Array.isArray(list)) return [];
  const prefix = parentAt ? `${parentAt}.${key}` : key;
  return list.map((item, index) => ({ at: `${prefix}[${index}]`, value: item ?? {} }));
}

function valid<T>(items: Placed<unknown>[], shape: z.ZodType<T>): Placed<T>[] {
  return items.flatMap(({ at: place, value }) => {
    const parsed = shape.safeParse(value);
    return parsed.success ? [{ at: place, value: parsed.data }] : [];
  });
}

function slugsOf(items: Placed<Record<string, unknown>>[]): Placed<string>[] {
  const slugs = items.map(({ at: place, value }) => ({ at: `${place}.slug`, value: value.slug }));
  return valid(slugs, z.string());
}
