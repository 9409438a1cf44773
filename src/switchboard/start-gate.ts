import { z } from 'zod';
import { callOverTopic, callTakenTopic } from './call-topics.ts';
import type { Hub, Job } from './hub.ts';
import { topic } from './wire.ts';

/** A process that has been started and waits to be told to load what it needs. */
export const startWaitingTopic = topic('start.waiting', z.object({}));
/** To that process: go on; said again where it need not go gently any more. */
export const startGoTopic = topic('start.go', z.object({ gently: z.boolean() }));
/** A process is ready for a call. */
export const jobReadyTopic = topic('job.ready', z.object({}));

const LOOK_MS = 250;
/** A call that has just begun is let alone for so long, in milliseconds. */
const QUIET_MS = 3_000;

/**
 * When the next process for a call is got ready. The SDK starts one for every call that begins; each
 * takes seconds of a core, which the calls in progress pay. So none is got ready that a full worker
 * has no use for (but one, for the call after the next hang-up), and none in the moment a call begins,
 * unless there is no other; and beside many calls it goes gently, until a caller waits for it.
 */
export class StartGate {
  readonly #hub: Hub;
  readonly #maxCalls: number;
  readonly #callsNow: () => number;
  readonly #nowMs: () => number;
  readonly #waiting: Job[] = [];
  /** Those that get ready gently. */
  readonly #gentle = new Map<number, Job>();
  /** Process ids of those that are ready. */
  readonly #ready = new Set<number>();
  /** Of those that have a call. */
  readonly #taken = new Set<number>();
  #begunMs = Number.NEGATIVE_INFINITY;
  #timer: NodeJS.Timeout | null = null;

  constructor(options: {
    hub: Hub;
    maxCalls: number;
    callsNow: () => number;
    nowMs: () => number;
  }) {
    this.#hub = options.hub;
    this.#maxCalls = options.maxCalls;
    this.#callsNow = options.callsNow;
    this.#nowMs = options.nowMs;
  }

  start(): void {
    this.#hub.on(startWaitingTopic, (_data, job) => {
      this.#waiting.push(job);
      this.look();
    });
    this.#hub.on(jobReadyTopic, (_data, job) => {
      this.#gentle.delete(job.pid);
      this.#ready.add(job.pid);
      this.look();
    });
    this.#hub.on(callTakenTopic, (_data, job) => {
      this.#ready.delete(job.pid);
      this.#taken.add(job.pid);
      this.#begunMs = this.#nowMs();
    });
    this.#hub.on(callOverTopic, (_data, job) => this.#taken.delete(job.pid));
    this.#hub.onGone((job) => {
      const index = this.#waiting.indexOf(job);
      if (index >= 0) this.#waiting.splice(index, 1);
      // The process that was let through has closed this line of its own accord.
      else if (!this.#hub.jobs.some(({ pid }) => pid === job.pid)) {
        this.#gentle.delete(job.pid);
        this.#ready.delete(job.pid);
        this.#taken.delete(job.pid);
      }
    });
    this.#timer = setInterval(() => this.look(), LOOK_MS);
    this.#timer.unref();
  }

  stop(): void {
    if (this.#timer) clearInterval(this.#timer);
  }

  look(): void {
    const calls = this.#callsNow();
    const ready = this.#ready.size;
    // A caller who was accepted hears it ring until a process is ready.
    const isAwaited = calls > this.#taken.size;
    const gently = calls > this.#maxCalls / 2 && !(isAwaited && ready === 0);
    if (!gently) this.#hurry();
    const [next] = this.#waiting;
    if (!next) return;
    if (calls + ready > this.#maxCalls) return;
    const isQuiet = calls === 0 || this.#nowMs() - this.#begunMs > QUIET_MS;
    const isNeeded = ready === 0 && (isAwaited || calls < this.#maxCalls);
    if (!isQuiet && !isNeeded) return;
    this.#waiting.shift();
    if (gently) this.#gentle.set(next.pid, next);
    next.send(startGoTopic, { gently });
  }

  #hurry(): void {
    for (const job of this.#gentle.values()) job.send(startGoTopic, { gently: false });
    this.#gentle.clear();
  }
}
