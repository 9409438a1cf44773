import { ParticipantKind, Room } from '@livekit/rtc-node';
import { AgentDispatchClient } from 'livekit-server-sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createJoinToken } from '../../src/telephony/token.ts';
import {
  type LivekitServer,
  livekitServer,
  livekitServerAvailable,
} from '../support/livekit-server.ts';

describe.skipIf(!livekitServerAvailable())('joining a real server with a join token', () => {
  let server: LivekitServer;

  beforeAll(async () => {
    server = await livekitServer();
  });

  afterAll(async () => {
    await server?.stop();
  });

  it.each([
    ['a telephone', { from: '+12125550123', to: '+12125550100' }, ParticipantKind.SIP],
    ['a browser', {}, ParticipantKind.STANDARD],
  ])('looks like %s and calls the agent', async (_, numbers, kind) => {
    const ids = () => crypto.randomUUID();
    const { url, token, room } = await createJoinToken({
      livekitUrl: server.url,
      apiKey: server.apiKey,
      apiSecret: server.apiSecret,
      agentName: 'bellhop',
      ids,
      ...numbers,
    });
    const caller = new Room();
    await caller.connect(url, token, { autoSubscribe: true, dynacast: false });
    try {
      expect(caller.name).toBe(room);
      expect(caller.localParticipant?.kind).toBe(kind);
      const attributes = caller.localParticipant?.attributes ?? {};
      expect([attributes['sip.phoneNumber'], attributes['sip.trunkPhoneNumber']]).toEqual(
        kind === ParticipantKind.SIP ? ['+12125550123', '+12125550100'] : [undefined, undefined],
      );
      const dispatches = new AgentDispatchClient(server.url, server.apiKey, server.apiSecret);
      const agents = (await dispatches.listDispatch(room)).map((one) => one.agentName);
      expect(agents).toContain('bellhop');
    } finally {
      await caller.disconnect();
    }
  });
});
