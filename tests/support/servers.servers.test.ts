import { Room } from '@livekit/rtc-node';
import { AccessToken } from 'livekit-server-sdk';
import { expect, it } from 'vitest';
import { livekitServer, livekitServerAvailable } from './livekit-server.ts';
import { redis, redisAvailable } from './redis.ts';

const available = livekitServerAvailable() && redisAvailable();

it.skipIf(!available)(
  'starts a livekit-server with Redis that a client can really join',
  async () => {
    const store = await redis();
    const server = await livekitServer({ redisAddress: store.address });
    try {
      const token = new AccessToken(server.apiKey, server.apiSecret, { identity: 'guest' });
      token.addGrant({ roomJoin: true, room: 'lobby' });
      const room = new Room();
      await room.connect(server.url, await token.toJwt(), { autoSubscribe: true, dynacast: false });
      expect(room.isConnected).toBe(true);
      await room.disconnect();
    } finally {
      await server.stop();
      await store.stop();
    }
    expect(() => process.kill(server.pid, 0)).toThrow();
    expect(() => process.kill(store.pid, 0)).toThrow();
  },
);
