import type { ReadableStream } from 'node:stream/web';
import { voice } from '@livekit/agents';
import {
  type AudioFrame,
  AudioStream,
  type RemoteParticipant,
  type RemoteTrack,
  type RemoteTrackPublication,
  type Room,
  RoomEvent,
  TrackSource,
} from '@livekit/rtc-node';

/** What voice detection and recognisers want, so that nothing is resampled after; hertz. */
const RATE_HZ = 16_000;
/**
 * As much as voice detection looks at together, so that none of it waits for the next frame. The SDK's
 * own input takes three times as many, each at the same cost.
 */
const FRAME_MS = 32;

/**
 * What the caller says, in fewer and smaller frames than the SDK's own input brings: a call spends
 * most of its time on handing frames on.
 */
export class CallerAudio extends voice.AudioInput {
  readonly #room: Room;
  readonly #identity: string;
  /** The track that is listened to; without an id while the input is muted. */
  #current: { track: RemoteTrack; id: string | null } | null = null;
  #isAttached = true;

  constructor(options: { room: Room; caller: RemoteParticipant }) {
    super();
    this.#room = options.room;
    this.#identity = options.caller.identity;
    this.#room.on(RoomEvent.TrackSubscribed, this.#begin);
    this.#room.on(RoomEvent.TrackUnsubscribed, this.#end);
    for (const publication of options.caller.trackPublications.values()) {
      if (publication.track) this.#begin(publication.track, publication, options.caller);
    }
  }

  /** Muting ends the stream: nobody else stops frames from reaching the recogniser. */
  override setAttached(isAttached: boolean): void {
    if (isAttached === this.#isAttached) return;
    this.#isAttached = isAttached;
    const track = this.#current?.track;
    if (!track) return;
    this.#drop();
    this.#listenTo(track);
  }

  override async close(): Promise<void> {
    this.#room.off(RoomEvent.TrackSubscribed, this.#begin);
    this.#room.off(RoomEvent.TrackUnsubscribed, this.#end);
    await super.close();
  }

  readonly #begin = (
    track: RemoteTrack,
    publication: Pick<RemoteTrackPublication, 'source'>,
    { identity }: Pick<RemoteParticipant, 'identity'>,
  ): void => {
    const isMicrophone = publication.source === TrackSource.SOURCE_MICROPHONE;
    if (identity !== this.#identity || !isMicrophone || this.#current?.track === track) return;
    this.#drop();
    this.#listenTo(track);
  };

  readonly #end = (track: RemoteTrack): void => {
    if (this.#current?.track === track) this.#drop();
  };

  #listenTo(track: RemoteTrack): void {
    if (!this.#isAttached) {
      this.#current = { track, id: null };
      return;
    }
    const audio = new AudioStream(track, {
      sampleRate: RATE_HZ,
      numChannels: 1,
      frameSizeMs: FRAME_MS,
    });
    const id = this.multiStream.addInputStream(audio as unknown as ReadableStream<AudioFrame>);
    this.#current = { track, id };
  }

  #drop(): void {
    const id = this.#current?.id;
    this.#current = null;
    if (id) void this.multiStream.removeInputStream(id).catch(() => undefined);
  }
}
