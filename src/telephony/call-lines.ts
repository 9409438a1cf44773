import { AccessToken, RoomServiceClient, SipClient } from 'livekit-server-sdk';
import { asHttp, asWebSocket } from '../config/fields.ts';
import { handOverFailed } from './hand-over-failure.ts';

/** How long somebody is rung, in seconds. */
const RING_S = 25;
/** Longest a call that was put through may last, in seconds: a backstop. */
const LONGEST_S = 2 * 60 * 60;
const TOKEN_S = 60 * 60;

/** What is done to the telephone legs of a call, through the LiveKit server. */
export class CallLines {
  /** `ws(s)`. */
  readonly url: string;
  readonly #sip: SipClient;
  readonly #rooms: RoomServiceClient;
  readonly #key: string;
  readonly #secret: string;

  constructor(options: { livekitUrl: string; apiKey: string; apiSecret: string }) {
    const { livekitUrl, apiKey, apiSecret } = options;
    this.url = asWebSocket(livekitUrl);
    this.#key = apiKey;
    this.#secret = apiSecret;
    // Trying another region again would ring twice.
    this.#sip = new SipClient(asHttp(livekitUrl), apiKey, apiSecret, { failover: false });
    this.#rooms = new RoomServiceClient(asHttp(livekitUrl), apiKey, apiSecret, { failover: false });
  }

  /**
   * Sends the caller elsewhere (SIP REFER); their line ends soon after.
   *
   * @param address `tel:` or `sip:`.
   * @throws HandOverFailed
   */
  async refer(leg: { room: string; identity: string; address: string }): Promise<void> {
    try {
      await this.#sip.transferSipParticipant(leg.room, leg.identity, leg.address, {
        playDialtone: true,
        ringingTimeout: RING_S,
      });
    } catch (cause) {
      throw handOverFailed(cause);
    }
  }

  /**
   * Rings a telephone, whose leg joins `room`; resolves when somebody, or something, has answered.
   *
   * @param number E.164.
   * @throws HandOverFailed
   */
  async ring(leg: {
    room: string;
    identity: string;
    number: string;
    trunk: string;
    name: string;
  }): Promise<void> {
    try {
      await this.#sip.createSipParticipant(leg.trunk, leg.number, leg.room, {
        participantIdentity: leg.identity,
        participantName: leg.name,
        waitUntilAnswered: true,
        ringingTimeout: RING_S,
        maxCallDuration: LONGEST_S,
        hidePhoneNumber: true,
      });
    } catch (cause) {
      throw handOverFailed(cause);
    }
  }

  /** A token with which an agent joins a room of its own accord. */
  async agentToken(options: { room: string; identity: string }): Promise<string> {
    const { room, identity } = options;
    const token = new AccessToken(this.#key, this.#secret, { identity, ttl: TOKEN_S });
    token.kind = 'agent';
    token.addGrant({
      roomJoin: true,
      room,
      canPublish: true,
      canSubscribe: true,
      canUpdateOwnMetadata: true,
    });
    return token.toJwt();
  }

  /** Moves somebody to another room; only LiveKit Cloud can. Resolves to whether it was done. */
  async move(options: { identity: string; from: string; to: string }): Promise<boolean> {
    const { identity, from, to } = options;
    return this.#rooms.moveParticipant(from, identity, to).then(
      () => true,
      () => false,
    );
  }

  /** Ends a room and every leg in it; one that is gone already is no failure. */
  async closeRoom(room: string): Promise<void> {
    await this.#rooms.deleteRoom(room).catch(() => {});
  }
}
