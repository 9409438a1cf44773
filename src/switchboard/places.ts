import { callOverTopic, callTakenTopic } from './call-topics.ts';
import type { Hub, Job } from './hub.ts';

/** An accepted call has its process, or never gets one, within this time, in milliseconds. */
const COMING_MS = 15_000;

/** A call that has a process: the id of its job, and its room. */
interface Running {
  id: string;
  room: string;
}

/**
 * Which of a worker's calls take one of its places: those accepted and still without a process too,
 * which the SDK does not count, and not those that are over although their process has yet to end.
 */
export class Places {
  readonly #running: () => readonly Running[];
  readonly #coming = new Set<string>();
  readonly #calls = new Map<Job, { room: string; isOver: boolean }>();

  constructor(options: { hub: Pick<Hub, 'on' | 'onGone'>; running: () => readonly Running[] }) {
    const { hub, running } = options;
    this.#running = running;
    hub.on(callTakenTopic, ({ room }, job) => this.#calls.set(job, { room, isOver: false }));
    hub.on(callOverTopic, (_data, job) => {
      const call = this.#calls.get(job);
      if (call) call.isOver = true;
    });
    hub.onGone((job) => this.#calls.delete(job));
  }

  /** A call has been accepted; its process will take it. */
  accept(id: string): void {
    this.#coming.add(id);
    setTimeout(() => this.#coming.delete(id), COMING_MS).unref();
  }

  /** How many places are taken. */
  taken(): number {
    const over = new Set(
      [...this.#calls.values()].flatMap(({ room, isOver }) => (isOver ? room : [])),
    );
    const running = this.#running();
    for (const { id } of running) this.#coming.delete(id);
    return this.#coming.size + running.filter(({ room }) => !over.has(room)).length;
  }
}
