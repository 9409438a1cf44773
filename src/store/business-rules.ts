import {
  businessFields,
  closureFields,
  type HoursFields,
  type ResourceFields,
  resourceFields,
  type ServiceFields,
  serviceFields,
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
  const services = validItems(document, 'services', (item) => serviceFields.safeParse(item).data);
  const resources = validItems(
    document,
    'resources',
    (item) => resourceFields.safeParse(item).data,
  );
  const closures = validItems(document, 'closures', (item) => closureFields.safeParse(item).data);
  const numbers = businessFields.shape.numbers.safeParse(document.numbers).data ?? [];
  const resourceSlugs = slugsOf(document.resources);

  return [
    ...duplicates(numbers.map((value, index) => ({ at: `numbers[${index}]`, value }))),
    ...duplicates(services.map(slugPlace)),
    ...duplicates(resources.map(slugPlace)),
    ...services.flatMap((service) => checkService(service, { resources, resourceSlugs })),
    ...resources.flatMap(checkResource),
    ...closures.flatMap(({ at, value }) => [
      ...(value.to !== undefined && value.to < value.from
        ? [{ at: `${at}.to`, problem: `must not be before ${value.from} (got ${value.to})` }]
        : []),
      ...(value.resource === undefined
        ? []
        : unknownResource({ at: `${at}.resource`, value: value.resource }, resourceSlugs)),
    ]),
  ];
}

function checkService(
  { at, value }: Placed<ServiceFields>,
  known: { resources: Placed<ResourceFields>[]; resourceSlugs: string[] },
): FileProblem[] {
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
  for (const name of named ?? []) problems.push(...unknownResource(name, known.resourceSlugs));
  for (const { value: resource } of known.resources) {
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

function checkResource({ at: place, value }: Placed<ResourceFields>): FileProblem[] {
  const problems: FileProblem[] = [];
  const every = value.slot_every_minutes ?? value.slot_minutes;
  if (every < value.slot_minutes) {
    problems.push({
      at: `${place}.slot_every_minutes`,
      problem: `must not be under slot_minutes, ${value.slot_minutes} (got ${every})`,
    });
  }
  value.hours.forEach((span, index) => {
    const where = `${place}.hours[${index}]`;
    problems.push(...checkSpan(span, { where, slotMinutes: value.slot_minutes }));
    problems.push(
      ...duplicates(span.days.map((day, d) => ({ at: `${where}.days[${d}]`, value: day }))),
    );
    for (const [earlier, other] of value.hours.slice(0, index).entries()) {
      const day = other.days.find((name) => span.days.includes(name));
      const overlaps =
        at(span.opens) < spanEnd(other, value.slot_minutes) &&
        at(other.opens) < spanEnd(span, value.slot_minutes);
      if (!day || !overlaps) continue;
      const problem = `overlaps hours[${earlier}] (${other.opens} to ${other.closes}) on ${day}`;
      problems.push({ at: where, problem });
    }
  });
  return problems;
}

function checkSpan(
  span: HoursFields,
  { where, slotMinutes }: { where: string; slotMinutes: number },
): FileProblem[] {
  const { opens, closes, last_start: lastStart } = span;
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

function unknownResource({ at: place, value }: Placed<string>, known: string[]): FileProblem[] {
  if (known.includes(value)) return [];
  const problem = `names no resource of this file (got ${value}); there are ${known.join(', ')}`;
  return [{ at: place, problem }];
}

function duplicates(places: Placed<string>[]): FileProblem[] {
  return places.flatMap(({ at: place, value }, index) => {
    const first = places.findIndex((other) => other.value === value);
    if (first === index) return [];
    return [{ at: place, problem: `repeats ${places[first]?.at} (${value})` }];
  });
}

function slugPlace({ at: place, value }: Placed<{ slug: string }>): Placed<string> {
  return { at: `${place}.slug`, value: value.slug };
}

function validItems<T>(
  document: Record<string, unknown>,
  key: string,
  parse: (item: unknown) => T | undefined,
): Placed<T>[] {
  const list = document[key];
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: unknown, index) => {
    const value = parse(item);
    return value === undefined ? [] : [{ at: `${key}[${index}]`, value }];
  });
}

function slugsOf(list: unknown): string[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: unknown) => {
    const slug = (item as { slug?: unknown } | null)?.slug;
    return typeof slug === 'string' ? [slug] : [];
  });
}
