import { AudioSource, LocalAudioTrack, Room, RoomEvent } from '@livekit/rtc-node';
import { AccessToken } from 'livekit-server-sdk';
import { asWebSocket } from '../config/fields.ts';
import { framesOf, type Recording } from '../speech/recordings.ts';
import { voiceTrack } from '../telephony/voice-track.ts';

/** A caller's line is open once it hears the track; longest wait for that, in milliseconds. */
const OPEN_MS = 3_000;
/** Silence before the first sound of a line that has just been opened, in seconds. */
const LEAD_IN_S = 0.3;
const QUEUE_MS = 1_000;

/** The desk's own voice on a caller's line. */
export interface DeskLine {
  /** Resolves when it has been heard to its end, or the line is gone. */
  play(recording: Recording): Promise<void>;
  /** Falls silent at once and leaves. */
  leave(): Promise<void>;
}

export type JoinLine = (options: { room: string; identity: string }) => Promise<DeskLine>;

/** Joins calls as an agent does, so that nobody takes the desk for a caller. */
export function joinsLines(access: {
  livekitUrl: string;
  apiKey: string;
  apiSecret: string;
}): JoinLine {
  return async ({ room: name, identity }) => {
    const token = new AccessToken(access.apiKey, access.apiSecret, { identity, ttl: 600 });
    token.kind = 'agent';
    token.addGrant({ roomJoin: true, room: name, canSubscribe: false });
    const room = new Room();
    await room.connect(asWebSocket(access.livekitUrl), await token.toJwt(), {
      autoSubscribe: false,
      dynacast: false,
    });
    let source: { rate: number; audio: AudioSource } | null = null;
    const open = async (rate: number): Promise<AudioSource> => {
      if (source?.rate === rate) return source.audio;
      const audio = new AudioSource(rate, 1, QUEUE_MS);
      const heard = new Promise<void>((resolve) => {
        room.once(RoomEvent.LocalTrackSubscribed, () => resolve());
        setTimeout(resolve, OPEN_MS).unref();
      });
      const track = LocalAudioTrack.createAudioTrack('desk', audio);
      await room.localParticipant?.publishTrack(track, voiceTrack());
      await heard;
      source = { rate, audio };
      return audio;
    };
    return {
      play: async ({ samples, sampleRate }) => {
        const audio = await open(sampleRate);
        const led = new Int16Array(Math.round(LEAD_IN_S * sampleRate) + samples.length);
        led.set(samples, led.length - samples.length);
        for (const frame of framesOf({ samples: led, sampleRate })) {
          if (!room.isConnected) return;
          await audio.captureFrame(frame);
        }
        if (room.isConnected) await audio.waitForPlayout();
      },
      leave: async () => {
        source?.audio.clearQueue();
        await room.disconnect();
        await source?.audio.close();
      },
    };
  };
}
