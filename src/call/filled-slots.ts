import { clockOf } from '../booking/clock-time.ts';
import type { Reading } from '../language/language.ts';

/** What a caller's sentence fills in, as `slot.filled` events for displays and analytics. */
export function filledSlots(reading: Reading): { name: string; value: string }[] {
  const { services, resources, date, time, partOfDay, partySize, name, phone } = reading;
  return [
    ...services.map((value) => ({ name: 'service', value })),
    ...resources.map((value) => ({ name: 'resource', value })),
    ...(date
      ? [{ name: 'date', value: date.from === date.to ? date.from : `${date.from}/${date.to}` }]
      : []),
    ...(time
      ? [
          {
            name: 'time',
            value: `${time.kind} ${clockOf(time.kind === 'before' ? time.to : time.from)}`,
          },
        ]
      : []),
    ...(partOfDay ? [{ name: 'part_of_day', value: partOfDay }] : []),
    ...(partySize ? [{ name: 'party_size', value: String(partySize) }] : []),
    ...(name ? [{ name: 'name', value: name }] : []),
    ...(phone ? [{ name: 'phone', value: phone }] : []),
  ];
}
