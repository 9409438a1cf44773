import type { NewCallEvent } from '../dialogue/events.ts';
import type { StoreUnavailableError } from '../store/errors.ts';
import type { Opened } from './open-call.ts';

/** What the log of a new call begins with. */
export function firstEvents(
  parties: {
    callId: string;
    room: string;
    channel: 'phone' | 'web' | 'chat';
    from: string | undefined;
    dialled: string | undefined;
  },
  opened: Opened,
  failure: StoreUnavailableError | null,
): NewCallEvent[] {
  const { callId, room, channel, from, dialled } = parties;
  const name = opened.caller?.name;
  const email = opened.caller?.email;
  const events: NewCallEvent[] = [
    {
      type: 'call.started',
      data: {
        callId,
        room,
        channel,
        business: opened.business.slug,
        ...(from && { from }),
        ...(dialled && { to: dialled }),
      },
    },
  ];
  if (from) {
    const data = { phone: from, verified: true, ...(name && { name }), ...(email && { email }) };
    events.push({ type: 'caller.identified', data });
  }
  if (failure) {
    const { message } = failure;
    const data = { kind: 'database', provider: 'store', reason: 'refused', message } as const;
    events.push({ type: 'provider.failed', data });
  }
  return events;
}
