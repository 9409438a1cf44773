import type { voice } from '@livekit/agents';
import type { EventLog } from './event-log.ts';

/** How long a tool may take before the wait is covered, in milliseconds. */
const SLOW_MS = 800;
/** The same where this turn has been given an opening ("Let me see.") already. */
const SLOW_AFTER_OPENING_MS = 2400;

/**
 * Covers a slow tool with one short sentence. At most one in a turn of the caller's, and none once
 * the answer is there: two in a row sound like a machine that is stuck.
 */
export class FillerWatch {
  readonly #log: EventLog;
  readonly #session: voice.AgentSession;
  readonly #fillers: readonly string[];
  #timer: NodeJS.Timeout | null = null;
  #saidInTurn = -1;
  #said = 0;

  constructor(options: { log: EventLog; session: voice.AgentSession; fillers: readonly string[] }) {
    this.#log = options.log;
    this.#session = options.session;
    this.#fillers = options.fillers;
  }

  start(): void {
    this.#log.listen((event) => {
      if (event.type === 'tool.started') this.#arm();
      if (event.type === 'tool.succeeded' || event.type === 'tool.failed') this.stop();
    });
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #arm(): void {
    this.stop();
    this.#timer = setTimeout(() => this.#fill(SLOW_MS), SLOW_MS);
  }

  #fill(waitedMs: number): void {
    const { events } = this.#log;
    const turn = events.filter(({ type }) => type === 'turn.caller').length;
    const heard = events.findLastIndex(({ type }) => type === 'turn.caller');
    const isOpened = events.slice(heard + 1).some(({ type }) => type === 'turn.agent');
    if (isOpened && waitedMs < SLOW_AFTER_OPENING_MS) {
      const restMs = SLOW_AFTER_OPENING_MS - waitedMs;
      this.#timer = setTimeout(() => this.#fill(SLOW_AFTER_OPENING_MS), restMs);
      return;
    }
    const isBusy =
      this.#session.agentState === 'speaking' || this.#session.userState === 'speaking';
    if (turn === this.#saidInTurn || isBusy) return;
    this.#saidInTurn = turn;
    const filler = this.#fillers[this.#said % this.#fillers.length] ?? '';
    this.#said += 1;
    // Not a turn of its own: what comes after the tool must still count as the answer.
    this.#session.say(filler, { addToChatCtx: false });
  }
}
