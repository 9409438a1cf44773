import type { ExpectedAppointment, Scenario } from '../scenario/scenario.ts';
import type { Fault } from './fault.ts';
import type { AppointmentRow, Snapshot } from './rows.ts';

/** A stranger's booking that the scenario let in while the caller was deciding. */
export const RIVAL_PHONE = '+19995550199';

/** Compares what is there after the calls with what was there before and what should have come of it. */
export function gradeRows(options: {
  scenario: Scenario;
  before: Snapshot;
  after: Snapshot;
  /** Row ids of the scenario's starting appointments, by ref. */
  refs: ReadonlyMap<string, string>;
  /** Times a rival wanted and did not get, since they were kept for the caller: those it must be. */
  kept?: readonly string[];
}): Fault[] {
  const { before, after, refs, kept = [] } = options;
  const scenario = kept.length > 0 ? keptFor(options.scenario, kept) : options.scenario;
  const faults: Fault[] = [];
  const was = new Map(before.appointments.map((row) => [row.id, row]));
  const is = new Map(after.appointments.map((row) => [row.id, row]));
  for (const row of before.appointments) {
    if (!is.has(row.id)) faults.push({ kind: 'wrong-write', detail: `${show(row)} is gone` });
  }
  const changes = after.appointments.filter(
    (row) => row.phone !== RIVAL_PHONE && different(was.get(row.id), row),
  );
  const open = new Set(changes);
  const expected = [...scenario.expect.appointments].sort(
    (one, other) => (one.at?.length ?? 0) - (other.at?.length ?? 0),
  );
  for (const wanted of expected) {
    const base = wanted.ref ? was.get(refs.get(wanted.ref) ?? '') : undefined;
    const met = [...open].find((row) =>
      wanted.ref
        ? row.id === base?.id && meets(row, wanted, base, scenario)
        : !was.has(row.id) && meets(row, wanted, undefined, scenario),
    );
    if (met) open.delete(met);
    else faults.push({ kind: 'missing-write', detail: `not there: ${showExpected(wanted, base)}` });
  }
  for (const row of open) {
    const old = was.get(row.id);
    faults.push({
      kind: 'wrong-write',
      detail: old ? `${show(old)} became ${show(row)}` : `unexpected: ${show(row)}`,
    });
  }
  for (const row of after.appointments) {
    if (row.status === 'cancelled' ? row.places > 0 : row.places === 0) {
      faults.push({ kind: 'wrong-write', detail: `${show(row)} holds ${row.places} places` });
    }
  }
  return [...faults, ...gradeMessages(scenario, after), ...gradeTheRest(options, changes)];
}

/** Where the caller's time was kept for them, it and no other is the right one. */
function keptFor(scenario: Scenario, kept: readonly string[]): Scenario {
  const { expect } = scenario;
  const appointments = expect.appointments.map((wanted) => {
    // A time that was not free for the caller either was kept for nobody.
    const at = kept.filter((time) => wanted.at?.includes(time) ?? true);
    return wanted.ref || wanted.status !== 'booked' || at.length === 0 ? wanted : { ...wanted, at };
  });
  return { ...scenario, expect: { ...expect, appointments } };
}

function gradeMessages(scenario: Scenario, after: Snapshot): Fault[] {
  const faults: Fault[] = [];
  const open = [...after.messages];
  for (const wanted of scenario.expect.messages) {
    const at = open.findIndex(
      ({ text, phone }) =>
        (!wanted.text || plain(text).includes(plain(wanted.text))) &&
        (!wanted.phone || wanted.phone === phone),
    );
    if (at >= 0) open.splice(at, 1);
    else
      faults.push({
        kind: 'missing-write',
        detail: `no message "${wanted.text ?? 'of any kind'}"`,
      });
  }
  for (const { text } of open) {
    faults.push({ kind: 'wrong-write', detail: `unexpected message "${text}"` });
  }
  return faults;
}

/** What no call may touch, and the notices, which must fit what was done. */
function gradeTheRest(
  { scenario, before, after }: { scenario: Scenario; before: Snapshot; after: Snapshot },
  changes: readonly AppointmentRow[],
): Fault[] {
  const faults: Fault[] = [];
  if (before.description !== after.description) {
    faults.push({ kind: 'wrong-write', detail: 'the description of the business changed' });
  }
  const own = new Set([scenario.from, scenario.caller.phone, RIVAL_PHONE]);
  for (const [phone, name] of Object.entries(before.callers)) {
    if (!own.has(phone) && after.callers[phone] !== name) {
      faults.push({ kind: 'wrong-write', detail: `the caller ${phone} was ${name}, and is not` });
    }
  }
  const isQuiet = changes.length === 0 && after.messages.length === 0;
  const rivals = after.appointments.filter(({ phone }) => phone === RIVAL_PHONE).length;
  const done = after.notices.length - rivals;
  if (!isQuiet && done === 0) {
    faults.push({ kind: 'missing-write', detail: 'something was done and nobody will be told' });
  }
  return faults;
}

function meets(
  row: AppointmentRow,
  wanted: ExpectedAppointment,
  base: AppointmentRow | undefined,
  scenario: Scenario,
): boolean {
  const { caller, from } = scenario;
  const bookGoal = caller.goals.find((goal) => goal.do === 'book');
  const named = bookGoal?.do === 'book' ? bookGoal.name : undefined;
  const party = bookGoal?.do === 'book' ? bookGoal.party : undefined;
  return (
    row.status === wanted.status &&
    (!base || base.code === row.code) &&
    row.service === (wanted.service ?? base?.service) &&
    (wanted.at ? wanted.at.includes(row.at) : row.at === base?.at) &&
    (wanted.resource
      ? wanted.resource.includes(row.resource)
      : isFreeToChoose(row, wanted, base)) &&
    row.party === (wanted.party ?? base?.party ?? party ?? 1) &&
    letters(row.name) === letters(wanted.name ?? base?.name ?? named ?? caller.name) &&
    row.phone === (wanted.phone ?? base?.phone ?? caller.phone ?? from)
  );
}

/** A resource that nobody named may be any, but stays what it was where the time stays. */
function isFreeToChoose(
  row: AppointmentRow,
  wanted: ExpectedAppointment,
  base: AppointmentRow | undefined,
): boolean {
  return !base || wanted.at !== undefined || row.resource === base.resource;
}

function different(old: AppointmentRow | undefined, row: AppointmentRow): boolean {
  return old === undefined || show(old) !== show(row);
}

export function show(row: AppointmentRow): string {
  return `${row.status} ${row.service} ${row.at} ${row.resource} for ${row.party}, ${row.name} ${row.phone}, ${row.code}`;
}

function showExpected(wanted: ExpectedAppointment, base: AppointmentRow | undefined): string {
  const { status, service, at, resource, party, name } = wanted;
  const row = base ? `${show(base)} -> ` : '';
  return `${row}${[status, service, at?.join(' or '), resource?.join(' or '), party, name].filter(Boolean).join(' ')}`;
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** A name as it is heard: nobody hears where a space is. */
function letters(name: string | undefined): string {
  return (name ?? '').toLowerCase().replace(/[^\p{L}]/gu, '');
}
