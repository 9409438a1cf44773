import { RoomAgentDispatch, RoomConfiguration } from '@livekit/protocol';
import { AccessToken } from 'livekit-server-sdk';
import { asWebSocket } from '../config/fields.ts';
import { parsePhoneNumber } from './dialled-numbers.ts';

export interface JoinTokenRequest {
  /** `ws(s)` or `http(s)`. */
  livekitUrl: string;
  apiKey: string;
  apiSecret: string;
  agentName: string;
  /** A new name when absent: a room that exists already would not get the agent. */
  room?: string | undefined;
  identity?: string | undefined;
  /** The name others see. */
  name?: string | undefined;
  /** E.164 number to call from; with it, or `to`, the token is that of a telephone caller. */
  from?: string | undefined;
  /** E.164 number that was dialled. */
  to?: string | undefined;
  /** Shown to others in the room; the `sip.` ones of a telephone caller win over these. */
  attributes?: Record<string, string> | undefined;
  metadata?: string | undefined;
  /** Time left to join, in seconds; a call that has begun goes on. */
  ttlSeconds?: number | undefined;
  /** Answers a new unguessable name part at each call. */
  ids: () => string;
}

export interface JoinToken {
  /** `ws(s)`. */
  url: string;
  token: string;
  room: string;
  identity: string;
}

const defaultTtlSeconds = 15 * 60;

/**
 * A token to join a room that brings the agent with it, as a browser visitor or, given a number,
 * as a telephone caller looks behind a SIP bridge.
 * @throws InvalidPhoneNumber
 */
export async function createJoinToken(request: JoinTokenRequest): Promise<JoinToken> {
  const { from, to, agentName, ids } = request;
  const isPhone = from !== undefined || to !== undefined;
  const room = request.room ?? `call-${ids()}`;
  const identity = request.identity ?? (from === undefined ? `guest-${ids()}` : `sip_${from}`);
  const token = new AccessToken(request.apiKey, request.apiSecret, {
    identity,
    ttl: request.ttlSeconds ?? defaultTtlSeconds,
    ...(request.name !== undefined && { name: request.name }),
    ...(request.metadata !== undefined && { metadata: request.metadata }),
    attributes: {
      ...request.attributes,
      ...(isPhone && phoneAttributes({ from, to, callId: ids() })),
    },
  });
  if (isPhone) token.kind = 'sip';
  token.addGrant({ roomJoin: true, room });
  token.roomConfig = new RoomConfiguration({ agents: [new RoomAgentDispatch({ agentName })] });
  return {
    url: asWebSocket(request.livekitUrl),
    token: await token.toJwt(),
    room,
    identity,
  };
}

function phoneAttributes(options: {
  from: string | undefined;
  to: string | undefined;
  callId: string;
}): Record<string, string> {
  const { from, to, callId } = options;
  return {
    ...(from !== undefined && { 'sip.phoneNumber': parsePhoneNumber(from) }),
    ...(to !== undefined && { 'sip.trunkPhoneNumber': parsePhoneNumber(to) }),
    'sip.callID': `SCL_${callId}`,
    'sip.callStatus': 'active',
    'sip.trunkID': 'ST_token',
    // The SDK takes a call without a rule for an outbound one.
    'sip.ruleID': 'SDR_token',
  };
}
