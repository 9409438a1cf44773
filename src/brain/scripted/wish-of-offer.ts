import { DateTime } from 'luxon';
import type { Offer } from '../../dialogue/events.ts';
import type { ScriptWish } from './script-state.ts';

/** The wish an offer fulfils: once it is chosen, "make it Thursday" keeps its time of day. */
export function wishOfOffer(
  wish: ScriptWish,
  offer: Pick<Offer, 'startsAt'>,
  zone: string,
): ScriptWish {
  const start = DateTime.fromISO(offer.startsAt, { zone });
  const day = start.toISODate() ?? '';
  const minute = start.hour * 60 + start.minute;
  return {
    ...wish,
    date: { from: day, to: day, phrase: day },
    time: { kind: 'at', from: minute, to: minute, phrase: start.toFormat('HH:mm') },
    partOfDay: null,
    soonest: false,
    edge: null,
  };
}

/** The instant so many days and minutes of wall time away, as ISO text. */
export function shifted(startsAt: string, shift: ScriptWish['shift'], zone: string): string {
  const start = DateTime.fromISO(startsAt, { zone });
  return start.plus({ days: shift?.days ?? 0, minutes: shift?.minutes ?? 0 }).toISO() ?? startsAt;
}
