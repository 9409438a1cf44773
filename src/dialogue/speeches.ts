import type { CallEvent, TurnTiming } from './events.ts';

/** Some 150 words a minute. */
const SPOKEN_WORD_MS = 400;
/** A pause longer than this is heard as one. */
const DEAD_AIR_MS = 3_000;

/** When one turn was heard, in milliseconds from the start of the call. */
export interface Speech {
  who: 'caller' | 'agent';
  startMs: number;
  endMs: number;
  /** Whether what the timeline shows of it, a caller's end or an agent's start, is guessed. */
  approximate: boolean;
}

export interface Silence {
  atMs: number;
  durationMs: number;
  /** Who spoke next. */
  awaited: 'caller' | 'agent';
}

/**
 * Measured waits by the turn they belong to: the agent's turn that followed (or, when the wait was
 * noted late, that came before it in the same reply), and the caller's turn that was answered.
 */
export function timingsOf(events: readonly CallEvent[]): Map<CallEvent, TurnTiming> {
  const timings = new Map<CallEvent, TurnTiming>();
  let caller: CallEvent | null = null;
  let reply: CallEvent | null = null;
  let waiting: TurnTiming | null = null;
  const settle = () => {
    if (waiting && reply && !timings.has(reply)) timings.set(reply, waiting);
    waiting = null;
  };
  for (const event of events) {
    if (event.type === 'turn.caller') {
      settle();
      caller = event;
      reply = null;
    } else if (event.type === 'turn.timing') {
      settle();
      waiting = event.data;
      if (caller && !timings.has(caller)) timings.set(caller, event.data);
    } else if (event.type === 'turn.agent') {
      if (waiting) timings.set(event, waiting);
      waiting = null;
      reply = event;
    }
  }
  settle();
  return timings;
}

/**
 * When each turn was heard. A turn is logged when it is over: a caller's once they are taken to have
 * finished, an agent's once it has been played. The rest follows from the measured waits, else from
 * the number of words.
 */
export function speechesOf(args: {
  events: readonly CallEvent[];
  timings: ReadonlyMap<CallEvent, TurnTiming>;
  startMs: number;
  /** Whether it was heard at all; written turns take no time. */
  spoken: boolean;
}): Map<CallEvent, Speech> {
  const { events, timings, startMs, spoken } = args;
  const speeches = new Map<CallEvent, Speech>();
  let callerEndMs = 0;
  let lastEndMs = 0;
  for (const event of events) {
    if (event.type !== 'turn.caller' && event.type !== 'turn.agent') continue;
    const loggedMs = Date.parse(event.time) - startMs;
    const timing = timings.get(event);
    const wordsMs = spoken ? event.data.text.split(/\s+/).length * SPOKEN_WORD_MS : 0;
    if (event.type === 'turn.caller') {
      const endMs = Math.max(0, loggedMs - (timing?.endpointingMs ?? 0));
      const approximate = spoken && timing?.endpointingMs === undefined;
      const from = Math.max(0, endMs - wordsMs);
      speeches.set(event, { who: 'caller', startMs: from, endMs, approximate });
      callerEndMs = endMs;
    } else {
      const from = timing ? callerEndMs + timing.gapMs : Math.max(lastEndMs, loggedMs - wordsMs);
      const approximate = spoken && !timing;
      const startsMs = Math.min(from, loggedMs);
      speeches.set(event, { who: 'agent', startMs: startsMs, endMs: loggedMs, approximate });
    }
    lastEndMs = Math.max(lastEndMs, loggedMs);
  }
  return speeches;
}

/**
 * Silences of more than three seconds up to the last turn. Approximate: when a caller began to speak
 * is guessed from their words, and what is no turn (a filler while a tool runs) is not known here.
 */
export function silencesOf(speeches: readonly Speech[]): Silence[] {
  const silences: Silence[] = [];
  let quietSinceMs = 0;
  for (const { who, startMs, endMs } of speeches.toSorted((a, b) => a.startMs - b.startMs)) {
    const durationMs = startMs - quietSinceMs;
    if (durationMs > DEAD_AIR_MS) silences.push({ atMs: quietSinceMs, durationMs, awaited: who });
    quietSinceMs = Math.max(quietSinceMs, endMs);
  }
  return silences;
}
