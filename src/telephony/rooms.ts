import { JobStatus, ParticipantInfo_Kind } from '@livekit/protocol';
import { AgentDispatchClient, RoomServiceClient, ServerError } from 'livekit-server-sdk';
import { asHttp } from '../config/fields.ts';
import { askLivekit } from './livekit-failures.ts';

/** Someone in a room. */
export interface Present {
  identity: string;
  kind: 'agent' | 'phone' | 'other';
  attributes: Record<string, string>;
  joinedMs: number;
}

/**
 * What is asked of the server about rooms and those in them.
 *
 * @throws LivekitUnreachable, LivekitKeyRefused, LivekitDeclined
 */
export interface Rooms {
  /** Names of the rooms there are. */
  list(): Promise<string[]>;
  /** Those in the room; nobody where there is no such room. A dead agent is listed for long. */
  present(room: string): Promise<Present[]>;
  /** Puts someone out of the room; no harm where they are gone already. */
  remove(room: string, identity: string): Promise<void>;
  /** Ends the room, and with it the call. */
  close(room: string): Promise<void>;
  /** Whether a worker has taken the room's call, and its agent may still be on its way. */
  isAgentComing(room: string): Promise<boolean>;
  /** Has an agent sent to the room; nobody is told when there is none. */
  sendAgent(room: string, metadata: string): Promise<void>;
}

const UNDER_WAY = new Set([JobStatus.JS_PENDING, JobStatus.JS_RUNNING]);

export interface RoomAccess {
  livekitUrl: string;
  apiKey: string;
  apiSecret: string;
  agentName: string;
  /** Longest wait for an answer. */
  timeoutMs: number;
}

export function createRooms(access: RoomAccess): Rooms {
  const { apiKey, apiSecret, agentName, timeoutMs } = access;
  const url = asHttp(access.livekitUrl);
  const options = { requestTimeout: timeoutMs / 1000 };
  const rooms = new RoomServiceClient(url, apiKey, apiSecret, options);
  const dispatches = new AgentDispatchClient(url, apiKey, apiSecret, options);
  return {
    list: () => askLivekit(url, async () => (await rooms.listRooms()).map(({ name }) => name)),
    present: (room) =>
      askLivekit(url, () =>
        unlessMissing([], async () =>
          (await rooms.listParticipants(room)).map(
            ({ identity, kind, attributes, joinedAtMs }) => ({
              identity,
              kind: kindOf(kind),
              attributes,
              joinedMs: Number(joinedAtMs),
            }),
          ),
        ),
      ),
    remove: (room, identity) =>
      askLivekit(url, () =>
        unlessMissing(undefined, () => rooms.removeParticipant(room, identity)),
      ),
    close: (room) => askLivekit(url, () => unlessMissing(undefined, () => rooms.deleteRoom(room))),
    isAgentComing: (room) =>
      askLivekit(url, async () => {
        const sent = await unlessMissing([], () => dispatches.listDispatch(room));
        return sent.some((dispatch) =>
          dispatch.state?.jobs.some(({ state }) => state && UNDER_WAY.has(state.status)),
        );
      }),
    sendAgent: (room, metadata) =>
      askLivekit(url, async () => {
        await dispatches.createDispatch(room, agentName, { metadata });
      }),
  };
}

function kindOf(kind: ParticipantInfo_Kind): Present['kind'] {
  if (kind === ParticipantInfo_Kind.AGENT) return 'agent';
  return kind === ParticipantInfo_Kind.SIP ? 'phone' : 'other';
}

async function unlessMissing<T>(otherwise: T, request: () => Promise<T>): Promise<T> {
  try {
    return await request();
  } catch (error) {
    if (error instanceof ServerError && error.status === 404) return otherwise;
    throw error;
  }
}
