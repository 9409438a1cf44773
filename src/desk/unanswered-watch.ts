import type { Logger } from '../observe/logger.ts';
import type { Present, Rooms } from '../telephony/rooms.ts';

/** How often rooms are looked at, in milliseconds. */
const POLL_MS = 500;
/** How long a caller may wait for an agent that nobody has sent, in milliseconds. */
const UNSENT_MS = 1_600;
/** The same where one is on its way, or where one died and another is sent; in milliseconds. */
const COMING_MS = 5_000;

/** A telephone caller whom no agent answers. */
export interface Unanswered {
  room: string;
  caller: Present;
}

/** Looks for telephone callers who are alone in their room. */
export class UnansweredWatch {
  readonly #rooms: Pick<Rooms, 'list' | 'present' | 'isAgentComing'>;
  readonly #nowMs: () => number;
  readonly #logger: Logger;
  readonly #onUnanswered: (call: Unanswered) => Promise<void>;
  readonly #waiting = new Map<string, { sinceMs: number }>();
  readonly #hadAgent = new Set<string>();
  readonly #busy = new Set<string>();
  #timer: NodeJS.Timeout | null = null;
  #isLooking = false;

  constructor(options: {
    rooms: Pick<Rooms, 'list' | 'present' | 'isAgentComing'>;
    nowMs: () => number;
    logger: Logger;
    onUnanswered: (call: Unanswered) => Promise<void>;
  }) {
    this.#rooms = options.rooms;
    this.#nowMs = options.nowMs;
    this.#logger = options.logger;
    this.#onUnanswered = options.onUnanswered;
  }

  start(): void {
    this.#timer = setInterval(() => void this.look(), POLL_MS);
    this.#timer.unref();
  }

  stop(): void {
    if (this.#timer) clearInterval(this.#timer);
  }

  /** Looks once at every room; a look that has begun is not begun again. */
  async look(): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    try {
      const rooms = await this.#rooms.list();
      this.#forget(new Set(rooms));
      await Promise.all(rooms.map((room) => this.#lookAt(room)));
    } catch (cause) {
      this.#logger.debug({ err: cause }, 'could not look for unanswered callers');
    } finally {
      this.#isLooking = false;
    }
  }

  async #lookAt(room: string): Promise<void> {
    if (this.#busy.has(room)) return;
    const present = await this.#rooms.present(room);
    if (present.some(({ kind }) => kind === 'agent')) {
      this.#hadAgent.add(room);
      this.#waiting.delete(room);
      return;
    }
    const caller = present.find(({ kind }) => kind === 'phone');
    if (!caller) return;
    const { sinceMs } = this.#waiting.get(room) ?? { sinceMs: this.#nowMs() };
    this.#waiting.set(room, { sinceMs });
    const waitedMs = this.#nowMs() - sinceMs;
    if (waitedMs < UNSENT_MS) return;
    const mayCome = this.#hadAgent.has(room) || (await this.#rooms.isAgentComing(room));
    if (mayCome && waitedMs < COMING_MS) return;
    this.#busy.add(room);
    void this.#onUnanswered({ room, caller })
      .catch((cause) =>
        this.#logger.error({ err: cause, pii: { room } }, 'a caller was not answered'),
      )
      .finally(() => {
        this.#busy.delete(room);
        this.#waiting.delete(room);
      });
  }

  #forget(there: ReadonlySet<string>): void {
    for (const room of this.#waiting.keys()) if (!there.has(room)) this.#waiting.delete(room);
    for (const room of this.#hadAgent) if (!there.has(room)) this.#hadAgent.delete(room);
  }
}
