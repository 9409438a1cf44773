import { setTimeout as sleep } from 'node:timers/promises';
import { type inference, type stt, type tts, voice } from '@livekit/agents';
import { type RemoteParticipant, Room, RoomEvent } from '@livekit/rtc-node';
import type { HandOverLanguage } from '../language/hand-over.ts';
import { relayAudio } from '../telephony/audio-relay.ts';
import type { CallLines } from '../telephony/call-lines.ts';
import { HandOverFailed } from '../telephony/hand-over-failure.ts';

/** Who is rung goes by this name in the room. */
const PERSON = 'person';
/** How long the person may say nothing after being asked, in milliseconds. */
const ANSWER_MS = 8000;
/** How often they are told and asked. */
const MOST_ROUNDS = 3;
/** How long somebody who was moved may take to appear, and a farewell to be said, in milliseconds. */
const MOVED_MS = 5000;
const FAREWELL_MS = 4000;
const CLOSE_MS = 3000;

export interface ConsultationOptions {
  lines: CallLines;
  /** The caller's room; the person is asked in one of their own. */
  callRoom: Room;
  target: { name: string; number: string; trunk: string };
  ears: stt.STT;
  voice: tts.TTS;
  vad: inference.VAD;
  words: HandOverLanguage;
  /** Said first, and to its end. */
  hello: string;
  briefing: string;
  /** The person, or their line, is gone after they were put through. */
  onGone: () => void;
}

const REASONS = { decline: 'declined', voicemail: 'voicemail', silence: 'no-answer' } as const;

/** What comes of asking; null: nothing that is an answer was said. */
type Decision = 'accept' | keyof Omit<typeof REASONS, 'silence'> | null;

/** The room in which somebody is asked whether they take this call. */
export function consultRoomOf(callRoom: string): string {
  return `${callRoom}-consult`;
}

/**
 * Rings somebody, tells them who calls and asks whether they take the call: only a yes or the key 1
 * is one. Then lets both hear each other, and nobody else.
 */
export class Consultation {
  readonly #options: ConsultationOptions;
  readonly #room = new Room();
  readonly #name: string;
  readonly #relays = new AbortController();
  #session: voice.AgentSession | null = null;
  #closed: Promise<void> | null = null;
  #ringing: Promise<void> | null = null;
  #isJoined = false;

  constructor(options: ConsultationOptions) {
    this.#options = options;
    this.#name = consultRoomOf(options.callRoom.name ?? 'call');
  }

  /**
   * Resolves when the person has taken the call.
   *
   * @throws HandOverFailed
   */
  async ask(): Promise<void> {
    const { lines, callRoom, target, ears, vad } = this.#options;
    const identity = callRoom.localParticipant?.identity ?? 'receptionist';
    const token = await lines.agentToken({ room: this.#name, identity });
    await this.#room.connect(lines.url, token, { autoSubscribe: true, dynacast: false });
    const session = new voice.AgentSession({
      stt: ears,
      tts: this.#options.voice,
      vad,
      turnHandling: {
        turnDetection: 'vad',
        interruption: { mode: 'vad', minDuration: 300, discardAudioIfUninterruptible: false },
      },
      aecWarmupDuration: null,
      userAwayTimeout: null,
    });
    this.#session = session;
    await session.start({
      agent: new voice.Agent({ instructions: '' }),
      room: this.#room,
      inputOptions: { participantIdentity: PERSON, closeOnDisconnect: false },
      record: false,
    });
    this.#ringing = lines.ring({
      ...target,
      room: this.#name,
      identity: PERSON,
      name: target.name,
    });
    await this.#whileOpen(this.#ringing);
    this.#ringing = null;
    const answer = await this.#whileOpen(this.#answer(session));
    if (answer === 'accept') return;
    const { words } = this.#options;
    if (answer === 'decline') await this.#say(words.allRight, FAREWELL_MS);
    throw new HandOverFailed({ reason: REASONS[answer ?? 'silence'] });
  }

  /**
   * Connects the person with the caller. Where the server can move participants they are in one
   * room from now on; else this process passes on what each says.
   *
   * @throws HandOverFailed
   */
  async join(caller: RemoteParticipant): Promise<void> {
    const { lines, callRoom, words } = this.#options;
    await this.#say(words.connecting, FAREWELL_MS);
    this.#session?.input.setAudioEnabled(false);
    this.#session?.output.setAudioEnabled(false);
    this.#isJoined = true;
    const to = callRoom.name ?? '';
    if (await lines.move({ identity: PERSON, from: this.#name, to })) {
      const isHere = await appears(callRoom, PERSON);
      if (!isHere) throw new HandOverFailed({ reason: 'trunk' });
      this.#endsWithPersonIn(callRoom);
      return;
    }
    await this.#passOn(caller);
  }

  /**
   * Connects the two again where the process that had connected them is gone.
   *
   * @throws HandOverFailed when they cannot hear each other
   */
  async rejoin(caller: RemoteParticipant): Promise<void> {
    const { lines, callRoom } = this.#options;
    this.#isJoined = true;
    if (callRoom.remoteParticipants.has(PERSON)) {
      this.#endsWithPersonIn(callRoom);
      return;
    }
    const identity = callRoom.localParticipant?.identity ?? 'receptionist';
    const token = await lines.agentToken({ room: this.#name, identity });
    await this.#room.connect(lines.url, token, { autoSubscribe: true, dynacast: false });
    // They have talked, and are done.
    if (!this.#room.remoteParticipants.has(PERSON)) this.#options.onGone();
    else await this.#passOn(caller);
  }

  #endsWithPersonIn(room: Room): void {
    room.on(RoomEvent.ParticipantDisconnected, ({ identity }) => {
      if (identity === PERSON) this.#options.onGone();
    });
  }

  /** Passes on what each of the two says, from room to room. */
  async #passOn(caller: RemoteParticipant): Promise<void> {
    const { callRoom, onGone } = this.#options;
    const person = this.#room.remoteParticipants.get(PERSON);
    if (!person) throw new HandOverFailed({ reason: 'declined' });
    this.#endsWithPersonIn(this.#room);
    this.#room.on(RoomEvent.Disconnected, onGone);
    const { signal } = this.#relays;
    await Promise.all([
      relayAudio({ speaker: caller, from: callRoom, to: this.#room, signal }),
      relayAudio({ speaker: person, from: this.#room, to: callRoom, signal }),
    ]).catch((cause: unknown) => {
      throw new HandOverFailed({ reason: 'trunk', cause });
    });
  }

  /** Ends it, and the person's leg with it. Safe at any time, and more than once. */
  close({ callerLeft = false }: { callerLeft?: boolean } = {}): Promise<void> {
    this.#closed ??= this.#close(callerLeft);
    return this.#closed;
  }

  async #close(callerLeft: boolean): Promise<void> {
    this.#relays.abort();
    const isThere = this.#room.remoteParticipants.has(PERSON);
    if (callerLeft && isThere && !this.#isJoined) {
      await this.#say(this.#options.words.callerLeft, FAREWELL_MS);
    }
    const { lines } = this.#options;
    // With the room goes the leg. One that is just being made brings the room back with it.
    await lines.closeRoom(this.#name);
    if (this.#ringing) {
      await Promise.race([this.#ringing, sleep(CLOSE_MS, null, { ref: false })]).catch(() => {});
      await lines.closeRoom(this.#name);
    }
    const closing = this.#session?.close() ?? Promise.resolve();
    await Promise.race([closing, sleep(CLOSE_MS, null, { ref: false })]).catch(() => {});
    await this.#room.disconnect().catch(() => {});
  }

  /** Fails when it is closed meanwhile; and what comes after that finds no leg standing. */
  async #whileOpen<T>(work: Promise<T>): Promise<T> {
    const result = await work;
    if (this.#closed) {
      await this.#options.lines.closeRoom(this.#name);
      throw new HandOverFailed({ reason: 'no-answer' });
    }
    return result;
  }

  /** Tells, asks, and waits; null when nothing that is an answer was said. */
  #answer(session: voice.AgentSession): Promise<Decision> {
    const { words, hello, briefing } = this.#options;
    return new Promise((resolve) => {
      let isSettled = false;
      let isListening = false;
      let rounds = 0;
      let timer: NodeJS.Timeout | null = null;
      const settle = (answer: Decision) => {
        isSettled = true;
        if (timer) clearTimeout(timer);
        session.off(voice.AgentSessionEventTypes.UserInputTranscribed, onWords);
        this.#room.off(RoomEvent.DtmfReceived, onKey);
        this.#room.off(RoomEvent.ParticipantDisconnected, onLeft);
        // Also what was to be said to its end.
        session.interrupt({ force: true });
        resolve(answer);
      };
      const onKey = (_code: number, digit: string) => settle(digit === '1' ? 'accept' : 'decline');
      const onLeft = ({ identity }: RemoteParticipant) => {
        if (identity === PERSON) settle('decline');
      };
      const onWords = ({ transcript, isFinal }: { transcript: string; isFinal: boolean }) => {
        const answer = words.readAnswer(transcript);
        if (answer === 'voicemail') settle(answer);
        // "Yes?" on picking up agrees to nothing.
        else if (!isListening || !isFinal) return;
        else if (answer === 'again') tell(briefing);
        else if (answer) settle(answer);
      };
      const tell = (what: string) => {
        rounds += 1;
        if (timer) clearTimeout(timer);
        if (rounds > MOST_ROUNDS) {
          settle(null);
          return;
        }
        session.interrupt();
        const round = rounds;
        session.say(`${what} ${words.question}`).addDoneCallback(() => {
          if (isSettled || round !== rounds) return;
          timer = setTimeout(() => tell(words.questionAgain), ANSWER_MS);
        });
      };
      session.on(voice.AgentSessionEventTypes.UserInputTranscribed, onWords);
      this.#room.on(RoomEvent.DtmfReceived, onKey);
      this.#room.on(RoomEvent.ParticipantDisconnected, onLeft);
      session.say(hello, { allowInterruptions: false }).addDoneCallback(() => {
        if (isSettled) return;
        isListening = true;
        tell(briefing);
      });
    });
  }

  async #say(text: string, withinMs: number): Promise<void> {
    const said = this.#session?.say(text, { allowInterruptions: false }).waitForPlayout();
    await Promise.race([said, sleep(withinMs, null, { ref: false })]).catch(() => {});
  }
}

function appears(room: Room, identity: string): Promise<boolean> {
  if (room.remoteParticipants.has(identity)) return Promise.resolve(true);
  return new Promise((resolve) => {
    const settle = (isHere: boolean) => {
      clearTimeout(timer);
      room.off(RoomEvent.ParticipantConnected, onJoin);
      resolve(isHere);
    };
    const onJoin = (participant: RemoteParticipant) => {
      if (participant.identity === identity) settle(true);
    };
    const timer = setTimeout(() => settle(false), MOVED_MS);
    room.on(RoomEvent.ParticipantConnected, onJoin);
  });
}
