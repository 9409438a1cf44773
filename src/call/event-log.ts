import type { CallLog } from '../dialogue/call-log.ts';
import type { CallEvent, NewCallEvent } from '../dialogue/events.ts';
import { plainText } from '../dialogue/plain-text.ts';
import { dialogueState } from '../dialogue/state.ts';

export type EventListener = (event: CallEvent) => void;

/** A call's events in memory, in order; listeners persist, publish and react. */
export class EventLog implements CallLog {
  readonly #events: CallEvent[] = [];
  readonly #listeners = new Set<EventListener>();
  readonly #now: () => Date;

  constructor(options: { now: () => Date; earlier?: readonly CallEvent[] }) {
    this.#now = options.now;
    this.#events.push(...(options.earlier ?? []));
  }

  get events(): readonly CallEvent[] {
    return this.#events;
  }

  append(event: NewCallEvent): CallEvent {
    const before = dialogueState(this.#events);
    const appended = this.#add(event);
    const after = dialogueState(this.#events);
    if (after !== before) this.#add({ type: 'state.changed', data: { from: before, to: after } });
    return appended;
  }

  /** Hears of every event from now on; returns how to stop. */
  listen(listener: EventListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #add(event: NewCallEvent): CallEvent {
    const data = storable(event.data);
    const placed = { ...event, data, seq: this.#events.length, time: this.#now().toISOString() };
    this.#events.push(placed as CallEvent);
    for (const listener of this.#listeners) listener(placed as CallEvent);
    return placed as CallEvent;
  }
}

/** The same for memory, database and room: what one of them could not hold, none gets. */
function storable<T>(data: T): T {
  return JSON.parse(JSON.stringify(data), (_key, value: unknown) =>
    typeof value === 'string' ? plainText(value) : value,
  ) as T;
}
