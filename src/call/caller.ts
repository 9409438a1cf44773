import { type Participant, ParticipantKind } from '@livekit/rtc-node';
import { E164 } from '../config/fields.ts';

/** Who is on the line, as far as the network says. */
export interface LineParties {
  channel: 'phone' | 'web';
  /** E.164; absent when hidden or not a number. */
  from?: string;
  /** The number that was dialled, E.164. */
  dialled?: string;
  /** The bridge's id of the call. */
  sipCallId?: string;
}

/** Reads the participant's SIP attributes, trusting none of them to be well formed. */
export function partiesOf(participant: Pick<Participant, 'kind' | 'attributes'>): LineParties {
  const { attributes } = participant;
  const from = phoneNumber(attributes['sip.phoneNumber']);
  const dialled = phoneNumber(attributes['sip.trunkPhoneNumber']);
  const sipCallId = attributes['sip.callID']?.trim().slice(0, 200);
  return {
    channel: participant.kind === ParticipantKind.SIP ? 'phone' : 'web',
    ...(from && { from }),
    ...(dialled && { dialled }),
    ...(sipCallId && { sipCallId }),
  };
}

/** Carriers write numbers with and without a plus, and as an address. */
function phoneNumber(text: string | undefined): string | undefined {
  const user = text?.trim().replace(/^(?:tel|sips?):|[@;].*$/gi, '');
  const compact = user?.replace(/[\s().-]/g, '').replace(/^00/, '+') ?? '';
  const number = /^\d{7,15}$/.test(compact) ? `+${compact}` : compact;
  return E164.safeParse(number).success ? number : undefined;
}
