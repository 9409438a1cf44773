import { LineCounter, parseDocument, type Tags } from 'yaml';
import type { z } from 'zod';
import {
  type BusinessFields,
  businessFields,
  closureFields,
  type HoursFields,
  hoursFields,
  type ResourceFields,
  resourceFields,
  type ServiceFields,
  serviceFields,
  show,
  targetFields,
  WEEKDAYS,
} from './business-fields.ts';
import { checkBusinessRules, type FileProblem, minorDigits } from './business-rules.ts';
import type { OpeningRow, TransferTargetRow } from './rows.ts';

/** What the function `import_business` takes: a business file with everything spelled out. */
export interface BusinessDocument {
  slug: string;
  name: string;
  zone: string;
  locale: string;
  country: string;
  greeting: string | null;
  numbers: string[];
  settings: { minimum_notice_minutes: number; cancel_notice_minutes: number };
  /** By name, in the order of the file (`position`). */
  transfer_targets: Record<string, TransferTargetRow>;
  /** Whether callers who book are asked for an email address. */
  ask_for_email: boolean;
  services: {
    slug: string;
    name: string;
    aliases: string[];
    duration_minutes: number;
    price_cents: number | null;
    currency: string;
    min_party: number;
    max_party: number;
    /** Null for all resources. */
    resources: string[] | null;
  }[];
  resources: {
    slug: string;
    name: string;
    aliases: string[];
    kind: string;
    selectable: boolean;
    capacity: number;
    /** Whether several parties may have places at the same time. */
    shared: boolean;
    slot_minutes: number;
    slot_every_minutes: number;
    hours: { weekday: number; opens: string; closes: string; last_start: string | null }[];
  }[];
  closures: { from: string; to: string; reason: string | null; resource: string | null }[];
}

/** A business file is wrong; `problems` holds everything that is, in the order of the file. */
export class BusinessFileError extends Error {
  override readonly name = 'BusinessFileError';
  readonly fileName: string;
  readonly problems: readonly FileProblem[];

  constructor(args: { fileName: string; problems: readonly FileProblem[] }) {
    const lines = args.problems.map(({ at, problem }) =>
      at ? `${args.fileName}: ${at}: ${problem}` : `${args.fileName}: ${problem}`,
    );
    super(lines.join('\n'));
    this.fileName = args.fileName;
    this.problems = args.problems;
  }
}

/**
 * Reads a business from the YAML its owner wrote.
 *
 * @throws BusinessFileError with every problem of the file
 */
export function readBusinessFile(text: string, fileName: string): BusinessDocument {
  const document = parseYaml(text, fileName);
  const parsed = businessFields.safeParse(document);
  const problems = parsed.success ? [] : parsed.error.issues.flatMap(wordIssue(document));
  problems.push(...checkBusinessRules(document));
  if (problems.length > 0 || !parsed.data) throw new BusinessFileError({ fileName, problems });
  return normalise(parsed.data);
}

function parseYaml(text: string, fileName: string): Record<string, unknown> {
  const lineCounter = new LineCounter();
  const parsed = parseDocument(text, { customTags: keepPlus, lineCounter, prettyErrors: false });
  const fail = (problem: string) =>
    new BusinessFileError({ fileName, problems: [{ at: '', problem }] });
  const error = parsed.errors[0];
  if (error) {
    const { line, col } = lineCounter.linePos(error.pos[0]);
    throw fail(`line ${line}, column ${col}: ${error.message}`);
  }
  let value: unknown;
  try {
    value = withoutEmpty(parsed.toJS({ maxAliasCount: 100 }));
  } catch (cause) {
    throw fail(cause instanceof Error ? cause.message : String(cause));
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw fail(`must be a mapping with the keys ${keysOf(businessFields).join(', ')}`);
  }
  return value as Record<string, unknown>;
}

/** A key with nothing after it is as good as none. */
function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([, part]) => part !== null);
  return Object.fromEntries(kept.map(([key, part]) => [key, withoutEmpty(part)]));
}

/** An unquoted +12125550100 stays text: as a number it would lose its plus. */
function keepPlus(tags: Tags): Tags {
  return tags.map((tag) =>
    typeof tag === 'object' && tag.tag === 'tag:yaml.org,2002:int' && 'test' in tag && !tag.format
      ? Object.assign({}, tag, { test: /^-?(0|[1-9]\d*)$/ })
      : tag,
  );
}

function wordIssue(document: unknown) {
  return (issue: z.core.$ZodIssue): FileProblem[] => {
    const at = wordPath(issue.path);
    const value = issue.path.reduce<unknown>(
      (part, key) => (part as Record<PropertyKey, unknown> | undefined)?.[key],
      document,
    );
    const wrongKind = (wanted: string) =>
      value === undefined
        ? `is missing; it must be ${wanted}`
        : `must be ${wanted} (got ${show(value)})`;
    switch (issue.code) {
      case 'unrecognized_keys': {
        const known = keysAt(issue.path);
        return issue.keys.map((key) => ({
          at: at ? `${at}.${key}` : key,
          problem: unknownKey(key, known),
        }));
      }
      case 'invalid_type':
        return [{ at, problem: wrongKind(issue.expected === 'array' ? 'a list' : 'a mapping') }];
      case 'too_small':
        return [{ at, problem: 'must have at least one entry' }];
      case 'too_big':
        return [{ at, problem: `must have at most ${issue.maximum} entries` }];
      default:
        return [{ at, problem: issue.message }];
    }
  };
}

function wordPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return text ? `${text}.${String(key)}` : String(key);
  }, '');
}

function keysAt(path: readonly PropertyKey[]): string[] {
  const names = path.filter((key) => typeof key === 'string');
  // Targets go by names of their own.
  if (names[0] === 'transfer_targets') names.splice(1, 1);
  const section = names.join('.');
  switch (section) {
    case 'transfer_targets':
      return keysOf(targetFields);
    case 'services':
      return keysOf(serviceFields);
    case 'resources':
      return keysOf(resourceFields);
    case 'resources.hours':
      return keysOf(hoursFields);
    case 'closures':
      return keysOf(closureFields);
    case 'transfer_targets.hours':
      return keysOf(hoursFields).filter((key) => key !== 'last_start');
    case 'settings':
      return keysOf(businessFields.shape.settings.unwrap());
    default:
      return keysOf(businessFields);
  }
}

function keysOf(schema: { shape: Record<string, unknown> }): string[] {
  return Object.keys(schema.shape);
}

function unknownKey(key: string, known: string[]): string {
  const [closest] = known
    .map((name) => ({ name, distance: likeness(key.toLowerCase(), name) }))
    .sort((a, b) => a.distance - b.distance);
  const near = closest && closest.distance <= Math.max(2, key.length / 3);
  return near
    ? `is not a known key; did you mean ${closest.name}?`
    : `is not a known key; known are ${known.join(', ')}`;
}

/** Small for a slip of the pen, and for a key of which only the beginning was remembered. */
function likeness(key: string, name: string): number {
  const beginning = key.length >= 4 ? editDistance(key, name.slice(0, key.length)) : key.length;
  return Math.min(editDistance(key, name), beginning);
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const swap = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(swap, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

function normalise(fields: BusinessFields): BusinessDocument {
  const currency = fields.services.find((service) => service.currency)?.currency ?? 'USD';
  return {
    slug: fields.slug,
    name: fields.name.trim(),
    zone: fields.zone,
    locale: fields.locale ?? 'en-US',
    country: fields.country,
    greeting: fields.greeting?.trim() ?? null,
    numbers: fields.numbers ?? [],
    settings: {
      minimum_notice_minutes: fields.settings?.minimum_notice_minutes ?? 0,
      cancel_notice_minutes: fields.settings?.cancel_notice_minutes ?? 0,
    },
    transfer_targets: normaliseTargets(fields),
    ask_for_email: fields.ask_for_email ?? false,
    services: fields.services.map((service) => normaliseService(service, currency)),
    resources: fields.resources.map(normaliseResource),
    closures: (fields.closures ?? []).map(({ from, to, reason, resource }) => ({
      from,
      to: to ?? from,
      reason: reason ?? null,
      resource: resource ?? null,
    })),
  };
}

function normaliseTargets(fields: BusinessFields): Record<string, TransferTargetRow> {
  const entries = Object.entries(fields.transfer_targets ?? {});
  return Object.fromEntries(
    entries.map(([name, { to, how = 'cold', aliases, hours }], position) => [
      name,
      {
        to,
        how,
        trunk: how === 'warm' ? (fields.settings?.outbound_trunk ?? null) : null,
        aliases: lowerCase(aliases),
        hours: hours ? normaliseHours(hours) : null,
        position,
      },
    ]),
  );
}

function normaliseHours(hours: Pick<HoursFields, 'days' | 'opens' | 'closes'>[]): OpeningRow[] {
  return hours
    .flatMap(({ days, opens, closes }) =>
      days.map((day) => ({ weekday: WEEKDAYS.indexOf(day) + 1, opens, closes })),
    )
    .sort((a, b) => a.weekday - b.weekday || a.opens.localeCompare(b.opens));
}

function normaliseService(
  service: ServiceFields,
  fallbackCurrency: string,
): BusinessDocument['services'][number] {
  const currency = service.currency ?? fallbackCurrency;
  const price = service.price;
  return {
    slug: service.slug,
    name: service.name.trim(),
    aliases: lowerCase(service.aliases),
    duration_minutes: service.duration_minutes,
    price_cents: price === undefined ? null : Math.round(price * 10 ** minorDigits(currency)),
    currency,
    min_party: service.min_party ?? 1,
    max_party: service.max_party ?? 1,
    resources: service.resources ?? null,
  };
}

function normaliseResource(resource: ResourceFields): BusinessDocument['resources'][number] {
  const hours = resource.hours.flatMap((span) =>
    span.days.map((day) => ({
      weekday: WEEKDAYS.indexOf(day) + 1,
      opens: span.opens,
      closes: span.closes,
      last_start: span.last_start ?? null,
    })),
  );
  return {
    slug: resource.slug,
    name: resource.name.trim(),
    aliases: lowerCase(resource.aliases),
    kind: resource.kind.trim(),
    selectable: resource.selectable ?? false,
    capacity: resource.capacity ?? 1,
    shared: resource.shared ?? true,
    slot_minutes: resource.slot_minutes,
    slot_every_minutes: resource.slot_every_minutes ?? resource.slot_minutes,
    hours: hours.sort((a, b) => a.weekday - b.weekday || a.opens.localeCompare(b.opens)),
  };
}

function lowerCase(aliases: string[] | undefined): string[] {
  return [...new Set((aliases ?? []).map((alias) => alias.trim().toLowerCase()))];
}
