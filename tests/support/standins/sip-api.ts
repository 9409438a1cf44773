import { once } from 'node:events';
import { createServer, request as httpRequest, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { RoomServiceClient, TokenVerifier } from 'livekit-server-sdk';

/** What of a request to the SIP API a test looks at; names as on the wire. */
export interface SipRequest {
  method: 'TransferSIPParticipant' | 'CreateSIPParticipant';
  roomName: string;
  participantIdentity: string;
  transferTo?: string;
  playDialtone?: boolean;
  sipTrunkId?: string;
  sipCallTo?: string;
  waitUntilAnswered?: boolean;
  ringingTimeout?: string;
}

/** A Twirp error as the server answers it. */
export interface TwirpFailure {
  status: number;
  code: string;
  msg: string;
  meta?: Record<string, string>;
}

/** `null`: it went well. */
export type SipBehaviour = (request: SipRequest) => Promise<TwirpFailure | null>;

export interface SipApi {
  /** `ws://127.0.0.1:PORT`: everything but the SIP API is the real server's. */
  url: string;
  /** Requests so far. */
  requests: SipRequest[];
  /** What the next requests come to. */
  behave(behaviour: SipBehaviour): void;
  stop(): Promise<void>;
}

/** How the server words a SIP response: `SIPStatus` in livekit/protocol, livekit/sip.go. */
const RESPONSES: Record<number, readonly [phrase: string, code: string, status: number]> = {
  404: ['Not Found', 'not_found', 404],
  408: ['Request Timeout', 'deadline_exceeded', 408],
  480: ['Temporarily Unavailable', 'resource_exhausted', 429],
  486: ['Busy Here', 'resource_exhausted', 429],
  487: ['Request Terminated', 'aborted', 409],
  503: ['Service Unavailable', 'failed_precondition', 412],
  600: ['Busy Everywhere', 'resource_exhausted', 429],
  603: ['Decline', 'permission_denied', 403],
};

/** The answer to a request that ended with this SIP response. */
export function sipResponse(code: number): TwirpFailure {
  const [phrase, twirp, status] = RESPONSES[code] ?? ['', 'unknown', 500];
  return {
    status,
    code: twirp,
    msg: `twirp error ${twirp}: sip status ${code}: ${phrase}`,
    meta: { sip_status_code: `${code}`, sip_status: phrase },
  };
}

/** A trunk id that the server does not know. */
export const trunkNotFound: TwirpFailure = {
  status: 404,
  code: 'not_found',
  msg: 'requested sip trunk does not exist',
};

/**
 * Stands in front of a real livekit-server without a SIP bridge and answers the part of its API that
 * needs one, as the server and the bridge do: the same checks, errors and metadata, and a caller who
 * is sent elsewhere leaves the room.
 */
export async function startSipApi(livekit: {
  url: string;
  apiKey: string;
  apiSecret: string;
}): Promise<SipApi> {
  const target = new URL(livekit.url.replace(/^ws/, 'http'));
  const verifier = new TokenVerifier(livekit.apiKey, livekit.apiSecret);
  const rooms = new RoomServiceClient(target.origin, livekit.apiKey, livekit.apiSecret);
  const requests: SipRequest[] = [];
  const connections = new Set<Duplex>();
  let behave: SipBehaviour = async () => null;

  const answer = async (incoming: IncomingMessage, method: SipRequest['method']) => {
    const parts: Buffer[] = [];
    for await (const part of incoming) parts.push(part as Buffer);
    const body = JSON.parse(Buffer.concat(parts).toString()) as Omit<SipRequest, 'method'>;
    const request: SipRequest = { method, ...body };
    const bearer = incoming.headers.authorization?.replace(/^Bearer /, '') ?? '';
    const grants = await verifier.verify(bearer);
    const isTransfer = method === 'TransferSIPParticipant';
    const isAdmin = grants.video?.roomAdmin && grants.video.room === request.roomName;
    if (!grants.sip?.call || (isTransfer && !isAdmin)) {
      return { status: 401, code: 'unauthenticated', msg: 'permissions denied' };
    }
    requests.push(request);
    if (!isTransfer) return behave(request);
    const { roomName, participantIdentity } = request;
    const present = await rooms.listParticipants(roomName);
    const leg = present.find(({ identity }) => identity === participantIdentity);
    if (!leg) return { status: 404, code: 'not_found', msg: 'participant does not exist' };
    if (!leg.attributes['sip.callID']) {
      const msg = 'no SIP session associated with participant';
      return { status: 400, code: 'invalid_argument', msg };
    }
    const failure = await behave(request);
    if (!failure) await rooms.removeParticipant(roomName, participantIdentity);
    return failure;
  };

  const server = createServer((incoming, response) => {
    const method = /^\/twirp\/livekit\.SIP\/(TransferSIPParticipant|CreateSIPParticipant)$/.exec(
      incoming.url ?? '',
    )?.[1] as SipRequest['method'] | undefined;
    if (method) {
      answer(incoming, method).then(
        (failure) => {
          const { status = 200, ...body } = failure ?? {};
          response.writeHead(status, { 'content-type': 'application/json' });
          response.end(JSON.stringify(body));
        },
        () => response.destroy(),
      );
      return;
    }
    const { method: verb = 'GET', url = '/', headers } = incoming;
    const onward = httpRequest(
      { host: target.hostname, port: target.port, path: url, method: verb, headers },
      (answered) => {
        response.writeHead(answered.statusCode ?? 502, answered.headers);
        answered.pipe(response);
      },
    );
    onward.on('error', () => response.destroy());
    incoming.pipe(onward);
  });
  server.on('connection', (connection) => {
    connections.add(connection);
    connection.once('close', () => connections.delete(connection));
  });
  server.on('upgrade', (incoming, socket, head) => {
    const onward = connect(Number(target.port), target.hostname, () => {
      const headers = incoming.rawHeaders.reduce(
        (text, part, index) => text + (index % 2 === 0 ? `${part}: ` : `${part}\r\n`),
        '',
      );
      onward.write(`${incoming.method} ${incoming.url} HTTP/1.1\r\n${headers}\r\n`);
      onward.write(head);
      socket.pipe(onward).pipe(socket);
    });
    const drop = () => {
      socket.destroy();
      onward.destroy();
    };
    onward.on('error', drop);
    socket.on('error', drop);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    behave: (behaviour) => {
      behave = behaviour;
    },
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const connection of connections) connection.destroy();
      await closed;
    },
  };
}
