import {
  AudioSource,
  AudioStream,
  LocalAudioTrack,
  type RemoteParticipant,
  type RemoteTrack,
  type Room,
  RoomEvent,
  TrackKind,
} from '@livekit/rtc-node';
import { voiceTrack } from './voice-track.ts';

/** Hertz; the line carries 8 kHz. */
const RATE_HZ = 24_000;
/** What may wait to be sent, in milliseconds: more would be heard as delay. */
const QUEUE_MS = 200;
/** How long a track may take to come, in milliseconds. */
const TRACK_MS = 5000;

/** Nobody could be heard in time. */
export class NoAudio extends Error {
  override readonly name = 'NoAudio';
  constructor(options: { identity: string }) {
    super(`no audio track of ${options.identity} came in ${TRACK_MS} ms`);
  }
}

/**
 * Lets what somebody says in one room be heard in another, until `signal` ends it. Resolves when the
 * first sound can pass.
 *
 * @throws NoAudio
 */
export async function relayAudio(options: {
  speaker: RemoteParticipant;
  from: Room;
  to: Room;
  signal: AbortSignal;
}): Promise<void> {
  const { speaker, from, to, signal } = options;
  const heard = await audioOf(speaker, from);
  const source = new AudioSource(RATE_HZ, 1, QUEUE_MS);
  const track = LocalAudioTrack.createAudioTrack('relay', source);
  await to.localParticipant?.publishTrack(track, voiceTrack());
  const frames = new AudioStream(heard, { sampleRate: RATE_HZ, numChannels: 1, frameSizeMs: 20 });
  const reader = frames.getReader();
  signal.addEventListener('abort', () => void reader.cancel().catch(() => {}), { once: true });
  const pass = async () => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done || signal.aborted) return;
      await source.captureFrame(value);
    }
  };
  // A line that goes is noticed by whoever watches the participants.
  void pass().catch(() => {});
}

function audioOf(speaker: RemoteParticipant, room: Room): Promise<RemoteTrack> {
  const isAudio = (track: RemoteTrack | undefined): track is RemoteTrack =>
    track?.kind === TrackKind.KIND_AUDIO;
  const known = [...speaker.trackPublications.values()].map(({ track }) => track).find(isAudio);
  if (known) return Promise.resolve(known);
  return new Promise((resolve, reject) => {
    const settle = () => {
      clearTimeout(timer);
      room.off(RoomEvent.TrackSubscribed, onTrack);
    };
    const onTrack = (track: RemoteTrack, _of: unknown, participant: RemoteParticipant) => {
      if (participant.identity !== speaker.identity || !isAudio(track)) return;
      settle();
      resolve(track);
    };
    const timer = setTimeout(() => {
      settle();
      reject(new NoAudio({ identity: speaker.identity }));
    }, TRACK_MS);
    room.on(RoomEvent.TrackSubscribed, onTrack);
  });
}
