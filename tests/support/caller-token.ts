import { RoomAgentDispatch, RoomConfiguration } from '@livekit/protocol';
import { AccessToken } from 'livekit-server-sdk';
import type { Voice } from './speech.ts';

export interface DialOptions {
  livekit: { url: string; apiKey: string; apiSecret: string };
  /** `sip` is a phone call; `web` a browser without any phone attributes. */
  kind?: 'sip' | 'web';
  /** Number the call comes from; null for a hidden one. */
  from?: string | null;
  /** Number that was dialled. */
  to?: string;
  room?: string;
  callId?: string;
  /** What others see it by; follows from `from` when left out. */
  identity?: string;
  agentName?: string;
  voice?: Voice;
}

/**
 * A token that brings the agent, and for a phone call one that makes the participant look to
 * everyone else as if it came through a SIP bridge.
 */
export async function callerToken(
  { identity, room, callId }: { identity: string; room: string; callId: string },
  { livekit, from = null, to, agentName = 'bellhop', kind = 'sip' }: DialOptions,
): Promise<string> {
  const isPhone = kind === 'sip';
  const token = new AccessToken(livekit.apiKey, livekit.apiSecret, {
    identity,
    ttl: 600,
    ...(isPhone && {
      attributes: {
        'sip.callID': callId,
        'sip.callStatus': 'ringing',
        'sip.trunkID': 'ST_test',
        'sip.ruleID': 'SDR_test',
        ...(from !== null && { 'sip.phoneNumber': from }),
        ...(to !== undefined && { 'sip.trunkPhoneNumber': to }),
      },
    }),
  });
  token.addGrant({ roomJoin: true, room });
  if (isPhone) token.kind = 'sip';
  token.roomConfig = new RoomConfiguration({
    agents: [new RoomAgentDispatch({ agentName, metadata: '{}' })],
  });
  return token.toJwt();
}
