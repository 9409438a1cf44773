import type { voice } from '@livekit/agents';
import { type RemoteParticipant, type Room, RoomEvent } from '@livekit/rtc-node';
import { afterKey, type Keys, keysOf, noKeys } from '../dialogue/keys.ts';
import type { Pace } from '../dialogue/pace.ts';
import type { EventLog } from './event-log.ts';

/** A pause after which what was pressed is complete without `#`, in milliseconds. */
const PAUSE_MS = 3000;
/** The same where what was pressed can be all: a choice, a whole number. */
const WHOLE_PAUSE_MS = 1200;

/**
 * What the caller presses, as a turn: `#` ends it, `*` takes the last digit back and, with none,
 * says that something is to be put right.
 */
export class Keypad {
  readonly #session: voice.AgentSession;
  readonly #log: EventLog;
  readonly #paceOf: (text: string) => Pace;
  readonly #wordsOf: (keys: string) => string | null;
  #keys: Keys;
  #timer: NodeJS.Timeout | null = null;

  constructor(options: {
    session: voice.AgentSession;
    log: EventLog;
    /** Whether what was pressed so far can be all. */
    paceOf: (text: string) => Pace;
    /** What these keys say where they are a choice from a menu; null where they stand for themselves. */
    wordsOf: (keys: string) => string | null;
  }) {
    this.#session = options.session;
    this.#log = options.log;
    this.#paceOf = options.paceOf;
    this.#wordsOf = options.wordsOf;
    this.#keys = keysOf(options.log.events);
  }

  start(room: Room, caller: RemoteParticipant): void {
    room.on(RoomEvent.DtmfReceived, (_code, digit, participant) => {
      if (participant?.identity === caller.identity) this.#press(digit);
    });
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #press(key: string): void {
    if (!/^[0-9*#]$/.test(key)) return;
    // Whoever presses a key does not listen any more.
    if (this.#keys.typed === '') this.#session.interrupt();
    this.#log.append({ type: 'keypad', data: { digit: key } });
    this.stop();
    this.#keys = afterKey(this.#keys, key);
    const { typed, ended } = this.#keys;
    if (ended !== null) this.#done(ended);
    if (typed === '') return;
    if (this.#wordsOf(typed) !== null) {
      this.#done(typed);
      return;
    }
    const pauseMs = this.#paceOf(typed) === 'done' ? WHOLE_PAUSE_MS : PAUSE_MS;
    this.#timer = setTimeout(() => this.#done(typed), pauseMs);
  }

  #done(keys: string): void {
    this.#keys = noKeys;
    const userInput = this.#wordsOf(keys) ?? keys;
    this.#session.generateReply({ userInput, inputModality: 'text' });
  }
}
