import { AudioFrame, AudioSource, LocalAudioTrack, Room, RoomEvent } from '@livekit/rtc-node';
import { voiceTrack } from '../../telephony/voice-track.ts';
import { speechOf } from './flite.ts';

const SAMPLE_RATE = 16_000;
const FRAME_SAMPLES = SAMPLE_RATE / 100;
/** Quiet after the agent's last word that makes it the caller's turn. */
const TURN_MS = 500;
const POLL_MS = 50;
const REPLY_TIMEOUT_MS = 30_000;

/** A simulated caller's end of a call over a LiveKit server: what it says is really spoken. */
export class Telephone {
  readonly #room = new Room();
  readonly #source = new AudioSource(SAMPLE_RATE, 1);
  readonly #said = new Map<string, { text: string; isEnd: boolean }>();
  #state = '';
  #stateSinceMs = 0;
  #taken = 0;
  #hungUp = false;

  /** Joins the room that `token` brings the agent to, and waits for its greeting. */
  static async call(options: { url: string; token: string }): Promise<Telephone> {
    const telephone = new Telephone();
    await telephone.#connect(options);
    await telephone.#reply();
    return telephone;
  }

  async #connect({ url, token }: { url: string; token: string }): Promise<void> {
    const room = this.#room;
    room.on(RoomEvent.Disconnected, () => {
      this.#hungUp = true;
    });
    room.on(RoomEvent.ParticipantAttributesChanged, (changed) => {
      const state = changed['lk.agent.state'];
      if (state === undefined) return;
      this.#state = state;
      this.#stateSinceMs = performance.now();
    });
    // The SDK's own talk with its front ends: nothing a telephone would hear.
    room.registerByteStreamHandler('lk.agent.session', () => undefined);
    room.registerTextStreamHandler('lk.transcription', async (reader, { identity }) => {
      if (identity === room.localParticipant?.identity) return;
      const key = reader.info.streamId;
      let text = '';
      this.#said.set(key, { text, isEnd: false });
      try {
        for await (const part of reader) {
          text += part;
          this.#said.set(key, { text, isEnd: false });
        }
      } finally {
        this.#said.set(key, { text, isEnd: true });
      }
    });
    await room.connect(url, token, { autoSubscribe: true, dynacast: false });
    await room.localParticipant?.publishTrack(
      LocalAudioTrack.createAudioTrack('microphone', this.#source),
      voiceTrack(),
    );
  }

  get isOver(): boolean {
    return this.#hungUp;
  }

  /** What the agent has said and was not yet taken. */
  heard(): string {
    const all = [...this.#said.values()].map(({ text }) => text.trim()).filter(Boolean);
    const news = all.slice(this.#taken).join(' ');
    this.#taken = all.length;
    return news.replace(/\s+/g, ' ');
  }

  /** Says a sentence, then waits for the whole of the agent's answer. */
  async say(text: string): Promise<void> {
    const { samples, sampleRate } = await speechOf(text);
    const factor = sampleRate / SAMPLE_RATE;
    const length = Math.floor(samples.length / factor) + FRAME_SAMPLES * 30;
    for (let at = 0; at < length && !this.#hungUp; at += FRAME_SAMPLES) {
      const frame = new Int16Array(FRAME_SAMPLES);
      for (let offset = 0; offset < FRAME_SAMPLES; offset += 1) {
        frame[offset] = samples[Math.floor((at + offset) * factor)] ?? 0;
      }
      await this.#source.captureFrame(new AudioFrame(frame, SAMPLE_RATE, 1, FRAME_SAMPLES));
    }
    await this.#source.waitForPlayout();
    await this.#reply();
  }

  async hangUp(): Promise<void> {
    await this.#room.disconnect();
    await this.#source.close();
  }

  /** Until the agent has said something new to its end and listens. */
  async #reply(): Promise<void> {
    const before = this.#said.size;
    const deadline = performance.now() + REPLY_TIMEOUT_MS;
    while (!this.#hungUp && performance.now() < deadline) {
      const isQuiet =
        this.#state === 'listening' && performance.now() - this.#stateSinceMs > TURN_MS;
      const isWhole = [...this.#said.values()].every(({ isEnd }) => isEnd);
      if (this.#said.size > before && isQuiet && isWhole) return;
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }
}
