import type { voice } from '@livekit/agents';
import { type RemoteParticipant, type Room, RoomEvent } from '@livekit/rtc-node';
import type { EventLog } from './event-log.ts';

/** A pause after which what was pressed is complete without `#`, in milliseconds. */
const PAUSE_MS = 3000;
const MOST_DIGITS = 40;

/** What the caller presses, as a turn: `#` ends it, `*` takes the last digit back. */
export class Keypad {
  readonly #session: voice.AgentSession;
  readonly #log: EventLog;
  #digits = '';
  #timer: NodeJS.Timeout | null = null;

  constructor(options: { session: voice.AgentSession; log: EventLog }) {
    this.#session = options.session;
    this.#log = options.log;
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

  #press(digit: string): void {
    if (!/^[0-9*#]$/.test(digit)) return;
    this.#log.append({ type: 'keypad', data: { digit } });
    this.stop();
    // Whoever presses a key does not listen any more.
    if (this.#digits === '') this.#session.interrupt();
    if (digit === '#') {
      this.#done();
      return;
    }
    this.#digits = digit === '*' ? this.#digits.slice(0, -1) : this.#digits + digit;
    this.#digits = this.#digits.slice(0, MOST_DIGITS);
    this.#timer = setTimeout(() => this.#done(), PAUSE_MS);
  }

  #done(): void {
    const userInput = this.#digits;
    this.#digits = '';
    if (userInput !== '') this.#session.generateReply({ userInput, inputModality: 'text' });
  }
}
