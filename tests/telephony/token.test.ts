import { TokenVerifier } from 'livekit-server-sdk';
import { describe, expect, it } from 'vitest';
import { InvalidPhoneNumber } from '../../src/telephony/dialled-numbers.ts';
import { createJoinToken } from '../../src/telephony/token.ts';

const server = {
  livekitUrl: 'http://127.0.0.1:7880',
  apiKey: 'devkey',
  apiSecret: '0123456789abcdef0123456789abcdef',
  agentName: 'bellhop',
};

function counter(): () => string {
  let next = 0;
  return () => {
    next += 1;
    return `id${next}`;
  };
}

function verified(token: string) {
  return new TokenVerifier(server.apiKey, server.apiSecret).verify(token);
}

describe('a join token', () => {
  it('is a browser visitor with a room of its own that brings the agent', async () => {
    const ids = counter();
    const first = await createJoinToken({ ...server, ids });
    const second = await createJoinToken({ ...server, ids });
    expect(first).toMatchObject({
      url: 'ws://127.0.0.1:7880',
      room: 'call-id1',
      identity: 'guest-id2',
    });
    expect(second.room).not.toBe(first.room);
    const claims = await verified(first.token);
    expect(claims.video).toEqual({ roomJoin: true, room: 'call-id1' });
    expect(claims.kind).toBeUndefined();
    expect(claims.attributes ?? {}).toEqual({});
    expect(claims.roomConfig?.agents.map((agent) => agent.agentName)).toEqual(['bellhop']);
  });

  it('is a telephone caller with both numbers', async () => {
    const made = await createJoinToken({
      ...server,
      livekitUrl: 'wss://example.livekit.cloud',
      ids: counter(),
      room: 'desk',
      from: '+12125550123',
      to: '+442079460102',
    });
    expect(made).toMatchObject({
      url: 'wss://example.livekit.cloud',
      room: 'desk',
      identity: 'sip_+12125550123',
    });
    const claims = await verified(made.token);
    expect(claims.kind).toBe('sip');
    expect(claims.attributes).toMatchObject({
      'sip.phoneNumber': '+12125550123',
      'sip.trunkPhoneNumber': '+442079460102',
      'sip.callID': 'SCL_id1',
      'sip.callStatus': 'active',
    });
  });

  it('with only the dialled number is a caller who withholds his own', async () => {
    const made = await createJoinToken({ ...server, ids: counter(), to: '+12125550100' });
    const claims = await verified(made.token);
    expect(claims.kind).toBe('sip');
    expect(claims.attributes).not.toHaveProperty(['sip.phoneNumber']);
  });

  it('ends after the time asked for', async () => {
    const made = await createJoinToken({ ...server, ids: counter(), ttlSeconds: 60 });
    const { exp, nbf } = (await verified(made.token)) as { exp?: number; nbf?: number };
    expect((exp ?? 0) - (nbf ?? 0)).toBe(60);
  });

  it.each(['5550123', '+0123456789', 'anonymous', ''])('refuses the number "%s"', async (from) => {
    await expect(createJoinToken({ ...server, ids: counter(), from })).rejects.toThrow(
      InvalidPhoneNumber,
    );
  });
});
