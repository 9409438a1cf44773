import type { AnsweredBy, CallEvent, EventOf, TurnTiming, WriteKind } from './events.ts';
import { type Silence, type Speech, silencesOf, speechesOf, timingsOf } from './speeches.ts';
import { type TimelineTotals, totalsOf } from './timeline-totals.ts';

/** `atMs` counts from the start of the call; `approximate` where it is guessed. */
export type TimelineEntry = { atMs: number } & (
  | { kind: 'caller'; text: string; approximate: boolean }
  | ({
      kind: 'agent';
      text: string;
      interrupted: boolean;
      approximate: boolean;
      timing?: TurnTiming;
    } & Partial<AnsweredBy>)
  | ToolRun
  | ({ kind: 'overlap' } & EventOf<'overlap'>['data'])
  | ({ kind: 'silence' } & Omit<Silence, 'atMs'>)
  | ({ kind: 'state' } & EventOf<'state.changed'>['data'])
  | ({ kind: 'slot' } & EventOf<'slot.filled'>['data'])
  | ({ kind: 'gate' } & EventOf<'gate.dropped'>['data'])
  | {
      kind: 'provider';
      status: 'failed' | 'recovered';
      of: string;
      provider: string;
      message?: string;
    }
  | ({ kind: 'keypad' } & EventOf<'keypad'>['data'])
  | ({ kind: 'transfer' } & EventOf<'transfer'>['data'])
  | ({ kind: 'handed' } & EventOf<'agent.changed'>['data'])
  | ({ kind: 'end' } & EventOf<'call.ended'>['data'])
);

/** Absent: `durationMs` when the log does not hold both ends, `reason` unless it failed. */
interface ToolRun {
  kind: 'tool';
  tool: string;
  status: 'ok' | 'failed' | 'unfinished';
  durationMs?: number;
  reason?: string;
  /** What it changed, and under which code. */
  wrote?: { kind: WriteKind; code?: string; replayed: boolean };
}

export interface Timeline {
  /** Whether it was a call that was heard; in a chat there are no silences and no waits. */
  spoken: boolean;
  /** In order of time. */
  entries: TimelineEntry[];
  totals: TimelineTotals;
}

/**
 * What happened when in one call. A caller's turn stands at the end of their speech and an agent's at
 * its first sound. Both follow from the measured wait between them; where it was not measured they
 * are approximate, and so are the silences (see `silencesOf`).
 */
export function timelineOf(events: readonly CallEvent[]): Timeline {
  const spoken = !events.some(
    (event) => event.type === 'call.started' && event.data.channel === 'chat',
  );
  const startMs = Date.parse(events[0]?.time ?? '');
  const timings = timingsOf(events);
  const speeches = speechesOf({ events, timings, startMs, spoken });
  const silences = spoken ? silencesOf([...speeches.values()]) : [];
  const entries = [
    ...events.flatMap((event, index) => {
      const rest = events.slice(index + 1);
      const entry = entryOf({ event, rest, timings, speeches });
      return entry ? [{ atMs: Date.parse(event.time) - startMs, ...entry }] : [];
    }),
    ...silences.map((silence) => ({ kind: 'silence' as const, ...silence })),
  ].sort((one, other) => one.atMs - other.atMs);
  return { spoken, entries, totals: totalsOf({ events, entries }) };
}

/** Without `atMs` where it stands at the time of its event. */
type Placed<E> = E extends { atMs: number } ? Omit<E, 'atMs'> & { atMs?: number } : never;

function entryOf(args: {
  event: CallEvent;
  rest: readonly CallEvent[];
  timings: ReadonlyMap<CallEvent, TurnTiming>;
  speeches: ReadonlyMap<CallEvent, Speech>;
}): Placed<TimelineEntry> | null {
  const { event, rest, timings, speeches } = args;
  const speech = speeches.get(event);
  const approximate = speech?.approximate ?? false;
  switch (event.type) {
    case 'turn.caller':
      return { kind: 'caller', text: event.data.text, approximate, ...at(speech?.endMs) };
    case 'turn.agent': {
      const { text, interrupted, by, why, tokens } = event.data;
      const timing = timings.get(event);
      return {
        kind: 'agent',
        text,
        interrupted,
        approximate,
        ...(timing && { timing }),
        ...(by && { by }),
        ...(why && { why }),
        ...(tokens && { tokens }),
        ...at(speech?.startMs),
      };
    }
    case 'tool.started':
      return toolRun(event, rest);
    case 'gate.dropped': {
      // Noted when the reply was over; it would have been said within it.
      const reply = rest.find(({ type }) => type === 'turn.agent' || type === 'turn.caller');
      const within = reply?.type === 'turn.agent' ? speeches.get(reply) : undefined;
      return { kind: 'gate', ...event.data, ...at(within?.startMs) };
    }
    case 'overlap':
      return { kind: 'overlap', ...event.data };
    case 'state.changed':
      return { kind: 'state', ...event.data };
    case 'slot.filled':
      return { kind: 'slot', ...event.data };
    case 'provider.failed':
    case 'provider.recovered': {
      const { kind: of, ...data } = event.data;
      const status = event.type === 'provider.failed' ? 'failed' : 'recovered';
      return { kind: 'provider', status, of, ...data };
    }
    case 'keypad':
      return { kind: 'keypad', ...event.data };
    case 'transfer':
      return { kind: 'transfer', ...event.data };
    case 'agent.changed':
      return { kind: 'handed', ...event.data };
    case 'call.ended':
      return { kind: 'end', ...event.data };
    default:
      return null;
  }
}

function at(atMs: number | undefined): { atMs?: number } {
  return atMs === undefined ? {} : { atMs };
}

function toolRun(started: EventOf<'tool.started'>, rest: readonly CallEvent[]): ToolRun {
  const { tool, toolCallId } = started.data;
  const finished = rest.find(
    (event): event is EventOf<'tool.succeeded' | 'tool.failed'> =>
      (event.type === 'tool.succeeded' || event.type === 'tool.failed') &&
      event.data.toolCallId === toolCallId,
  );
  if (!finished) return { kind: 'tool', tool, status: 'unfinished' };
  const durationMs = Date.parse(finished.time) - Date.parse(started.time);
  if (finished.type === 'tool.failed') {
    return { kind: 'tool', tool, status: 'failed', durationMs, reason: finished.data.reason };
  }
  const { written } = finished.data.outcome;
  const code = written?.appointment?.code;
  return {
    kind: 'tool',
    tool,
    status: 'ok',
    durationMs,
    ...(written && {
      wrote: { kind: written.kind, ...(code && { code }), replayed: written.replayed },
    }),
  };
}
