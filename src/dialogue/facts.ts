import type { CallEvent, EventOf, KnownAppointment, Offer, ToolOutcome } from './events.ts';

/** Every outcome of a tool that succeeded, oldest first. */
export function outcomesOf(events: readonly CallEvent[]): ToolOutcome[] {
  return events
    .filter((event): event is EventOf<'tool.succeeded'> => event.type === 'tool.succeeded')
    .map((event) => event.data.outcome);
}

/** All offers handed out in this call, oldest first. */
export function offersOf(events: readonly CallEvent[]): Offer[] {
  return outcomesOf(events).flatMap((outcome) => outcome.offers ?? []);
}

/** The offers of the latest search: what the caller is choosing among. */
export function offersOnTable(events: readonly CallEvent[]): Offer[] {
  return outcomesOf(events).findLast((outcome) => outcome.offers)?.offers ?? [];
}

/** Appointments the caller has a right to, each in its latest known form, by call-local id. */
export function appointmentsOf(events: readonly CallEvent[]): KnownAppointment[] {
  const byId = new Map<string, KnownAppointment>();
  for (const outcome of outcomesOf(events)) {
    const written = outcome.written?.appointment;
    for (const known of [...(outcome.appointments ?? []), ...(written ? [written] : [])]) {
      byId.set(known.id, known);
    }
  }
  return [...byId.values()];
}

export interface CallerFacts {
  name?: string;
  phone?: string;
  email?: string;
  /** True when the call itself came from `phone`. */
  verified: boolean;
}

/** What is known of the caller; later statements win. */
export function callerOf(events: readonly CallEvent[]): CallerFacts {
  let facts: CallerFacts = { verified: false };
  for (const event of events) {
    if (event.type === 'caller.identified') facts = { ...facts, ...event.data };
  }
  return facts;
}

/**
 * Changes and cancellations this call has committed. Part of every write's idempotency key, so that
 * booking, cancelling and booking again is three writes and a retry is none.
 */
export function undoneWrites(events: readonly CallEvent[]): number {
  const undone = outcomesOf(events)
    .flatMap(({ written }) => written ?? [])
    .filter(({ kind }) => kind === 'modify' || kind === 'cancel');
  // A replay of what the log holds already is no write; of one whose first answer was lost it is.
  return undone.filter(
    ({ kind, subject, replayed }, index) =>
      !replayed ||
      !undone.slice(0, index).some((one) => one.kind === kind && one.subject === subject),
  ).length;
}

/** Whether this process started a tool with these arguments that has not ended. */
export function isUnderway(
  events: readonly CallEvent[],
  tool: string,
  args: Record<string, unknown>,
): boolean {
  const ended = new Set(
    events.flatMap((event) =>
      event.type === 'tool.succeeded' || event.type === 'tool.failed' ? event.data.toolCallId : [],
    ),
  );
  const taken = events.findLastIndex((event) => event.type === 'call.resumed');
  return events.some(
    (event, index) =>
      index > taken &&
      event.type === 'tool.started' &&
      event.data.tool === tool &&
      !ended.has(event.data.toolCallId) &&
      JSON.stringify(event.data.args) === JSON.stringify(args),
  );
}

/** The number the call came from, if it was shown. */
export function callingNumber(events: readonly CallEvent[]): string | undefined {
  const started = events.find((event) => event.type === 'call.started');
  return started?.type === 'call.started' ? started.data.from : undefined;
}

/** Whether the caller has been told whom to call in an emergency. */
export function wasToldOfEmergency(events: readonly CallEvent[]): boolean {
  return events.some((event) => event.type === 'turn.agent' && isEmergencyTurn(event));
}

/** Whether this turn of the agent said it, to its end or far enough to be heard. */
export function isEmergencyTurn({ data }: EventOf<'turn.agent'>): boolean {
  return data.by === 'code' && data.why === 'emergency' && /\d{3}/.test(data.text);
}
