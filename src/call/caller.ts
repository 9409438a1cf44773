import { type Participant, ParticipantKind } from '@livekit/rtc-node';
import { sipNumber } from '../telephony/sip-number.ts';

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
  const from = sipNumber(attributes['sip.phoneNumber']);
  const dialled = sipNumber(attributes['sip.trunkPhoneNumber']);
  const sipCallId = attributes['sip.callID']?.trim().slice(0, 200);
  return {
    channel: participant.kind === ParticipantKind.SIP ? 'phone' : 'web',
    ...(from && { from }),
    ...(dialled && { dialled }),
    ...(sipCallId && { sipCallId }),
  };
}
