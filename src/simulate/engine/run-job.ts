import { randomUUID } from 'node:crypto';
import { DateTime } from 'luxon';
import { SimulatedCaller } from '../caller/caller.ts';
import { type AskModel, ModelCaller } from '../caller/model-caller.ts';
import type { Move } from '../caller/move.ts';
import type { World } from '../caller/world.ts';
import { type ChannelName, channelNamed } from '../channel/channel.ts';
import type { Fault } from '../grade/fault.ts';
import { gradeRows, RIVAL_PHONE } from '../grade/grade-rows.ts';
import { gradeSaid } from '../grade/grade-said.ts';
import { type Snapshot, snapshotOf } from '../grade/rows.ts';
import { Witness } from '../grade/witness.ts';
import { Random } from '../random.ts';
import { type Scenario, STYLES, type Style } from '../scenario/scenario.ts';
import type { OpenCall } from './call.ts';
import { bookAt, type Tenant } from './tenant.ts';

/** One dialogue to be held. */
export interface Job {
  scenario: Scenario;
  channel: ChannelName;
  /** Counts the repeats of one scenario on one channel from 0. */
  repeat: number;
  seed: number;
}

/** One line of a dialogue; of the caller, also what was meant before the line garbled it. */
export interface Line {
  who: 'agent' | 'caller' | 'event';
  text: string;
  meant?: string;
}

export interface DialogueResult {
  scenario: string;
  channel: ChannelName;
  repeat: number;
  style: Style;
  passed: boolean;
  faults: Fault[];
  lines: Line[];
  callerTurns: number;
  durationMs: number;
  before: Snapshot;
  after: Snapshot;
}

/** Turns most callers of ordinary errands need at most; longer is bad manners. */
const USUAL_TURNS = 14;
const TURNS_EACH_GOAL = 8;
/** Where a caller hangs up whatever happens. */
const HARD_LIMIT = 45;

/** Holds one dialogue on a tenant made fresh, and judges it. */
export async function runJob(options: {
  job: Job;
  tenant: Tenant;
  openCall: OpenCall;
  /** Asks the model that plays the caller; rules play it where there is none. */
  ask?: AskModel;
}): Promise<DialogueResult> {
  const { job, tenant, openCall, ask } = options;
  const { scenario } = job;
  const random = new Random(`${job.seed}/${scenario.id}/${job.channel}/${job.repeat}`);
  const style = random.fork('style').pick(scenario.styles ?? STYLES);
  const unprepared = await tenant.prepare(scenario).then(() => null, reasonOf);
  const before = await snapshotOf(tenant);
  const refs = refsOf(scenario, before);
  const now = DateTime.fromISO(scenario.now, { zone: tenant.business.zone });
  const british = tenant.business.locale === 'en-GB';
  const world: World = { business: tenant.business, now, british };
  const caller = ask
    ? new ModelCaller({ scenario, world, style, ask })
    : new SimulatedCaller({ scenario, world, style, random: random.fork('caller') });
  const channel = channelNamed(job.channel, random.fork('channel'));
  const witness = new Witness({ scenario, tenant, now, before });
  const lines: Line[] = [];
  const faults: Fault[] = [];
  const kept: string[] = [];
  let callerTurns = 0;
  const startedMs = performance.now();
  try {
    if (unprepared) throw new Error(unprepared);
    for (let calls = 0; calls < 3; calls += 1) {
      const call = await openCall({ from: scenario.from });
      let callsBack = false;
      try {
        for (;;) {
          const said = call.heard();
          lines.push({ who: 'agent', text: said });
          faults.push(...(await witness.agentSaid(said)));
          if (call.isOver || callerTurns >= HARD_LIMIT) break;
          const next = await caller.answer(said);
          callsBack = next.callsBack;
          if (next.rival) kept.push(...(await bookRival({ tenant, scenario, next, lines })));
          witness.callerMeans(next);
          if (next.hangsUp) break;
          callerTurns += 1;
          for (const meant of next.says) {
            const utterances = channel.transmit(meant);
            for (const text of utterances) {
              lines.push({ who: 'caller', text, ...(text !== meant && { meant }) });
              witness.callerSaid(text);
              await call.say(text);
            }
            if (utterances.length === 0) lines.push({ who: 'caller', text: '(not heard)', meant });
          }
        }
      } finally {
        await call.hangUp();
      }
      faults.push(...(await witness.callEnded()));
      if (!callsBack) break;
      lines.push({ who: 'event', text: 'hung up, and calls back' });
      caller.callBack();
    }
  } catch (cause) {
    faults.push({ kind: 'crash', detail: reasonOf(cause) });
  }
  const durationMs = performance.now() - startedMs;
  const after = await snapshotOf(tenant);
  faults.push(...gradeRows({ scenario, before, after, refs, kept }));
  const agent = lines.filter(({ who }) => who === 'agent').map(({ text }) => text);
  faults.push(...gradeSaid({ scenario, agent, outcome: after.outcomes.at(-1) ?? null }));
  const limit =
    scenario.turns ??
    USUAL_TURNS +
      TURNS_EACH_GOAL * (scenario.caller.goals.length - 1) +
      3 * scenario.caller.complications.length;
  const isClean = job.channel === 'clean';
  if (callerTurns > (isClean ? limit : 2 * limit)) {
    faults.push({ kind: 'manners', detail: `took ${callerTurns} turns, at most ${limit}` });
  }
  return {
    scenario: scenario.id,
    channel: job.channel,
    repeat: job.repeat,
    style,
    passed: faults.length === 0,
    faults,
    lines,
    callerTurns,
    durationMs,
    before,
    after,
  };
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
}

function refsOf(scenario: Scenario, before: Snapshot): Map<string, string> {
  return new Map(
    scenario.before.appointments.flatMap(({ ref, code }) => {
      const row = before.appointments.find((one) => one.code === code);
      return row ? [[ref, row.id]] : [];
    }),
  );
}

/** A stranger takes the time the caller is about to take; the time, if they do not get it. */
async function bookRival(options: {
  tenant: Tenant;
  scenario: Scenario;
  next: Move;
  lines: Line[];
}): Promise<string[]> {
  const { tenant, scenario, next, lines } = options;
  const { day, minute } = next.rival ?? { day: null, minute: null };
  const goal = scenario.caller.goals.find((one) => 'service' in one && one.service);
  const service = goal && 'service' in goal ? goal.service : tenant.business.services[0]?.slug;
  if (day === null || minute === null || !service) return [];
  const callId = `rival_${randomUUID()}`;
  await tenant.store.openCall({
    callId,
    room: callId,
    channel: 'chat',
    business: tenant.slug,
    caller: RIVAL_PHONE,
  });
  const localStart = `${day}T${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  const capacity = Math.max(...tenant.business.resources.map((resource) => resource.capacity));
  const resource = goal && 'resource' in goal ? goal.resource : undefined;
  const wanted = { service, resource, name: 'Rival Before You', phone: RIVAL_PHONE, localStart };
  const refused = await bookAt({ tenant, callId, booking: { ...wanted, party: capacity } });
  await tenant.database.sql(`delete from public.call_events where call_id = '${callId}'`);
  await tenant.database.sql(`delete from public.calls where id = '${callId}'`);
  lines.push({
    who: 'event',
    text: refused
      ? `a rival wanted ${localStart} and did not get it (${refused})`
      : `a rival took ${localStart}`,
  });
  return refused ? [localStart] : [];
}
