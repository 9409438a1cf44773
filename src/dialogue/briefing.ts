import type { CallEvent, KnownAppointment, WriteKind } from './events.ts';
import { callerOf, callingNumber, outcomesOf } from './facts.ts';

/** Longest quotation of a caller's words, in characters. */
const LONGEST = 160;

/** What somebody who is to take a call over needs to know of it. */
export interface CallBriefing {
  name?: string;
  /** E.164. */
  phone?: string;
  /** The caller's first words, and those that asked for somebody. */
  said: string[];
  done: { kind: WriteKind; appointment?: KnownAppointment }[];
}

/** Who calls, what about, and what was done, from the log alone. */
export function briefingOf(events: readonly CallEvent[]): CallBriefing {
  const { name, phone } = callerOf(events);
  const number = callingNumber(events) ?? phone;
  const turns = events.flatMap((event) => (event.type === 'turn.caller' ? event.data.text : []));
  const asked = events.findLastIndex(
    (event) => event.type === 'tool.succeeded' && event.data.outcome.handingOver,
  );
  const before = events
    .slice(0, asked < 0 ? undefined : asked)
    .flatMap((event) => (event.type === 'turn.caller' ? event.data.text : []));
  const said = [turns[0], before.at(-1)].flatMap((text) => text ?? []).map(quotable);
  return {
    ...(name && { name }),
    ...(number && { phone: number }),
    said: [...new Set(said)],
    done: outcomesOf(events).flatMap(({ written }) =>
      written && !written.replayed
        ? [
            {
              kind: written.kind,
              ...(written.appointment && { appointment: written.appointment }),
            },
          ]
        : [],
    ),
  };
}

function quotable(text: string): string {
  const plain = text.replace(/["“”]/g, '').trim();
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST)} ...` : plain.replace(/[.\s]+$/, '');
}
