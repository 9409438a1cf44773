import type { CallEvent, NewCallEvent } from './events.ts';

/** The one place a call's events are appended to; readers fold over `events`. */
export interface CallLog {
  readonly events: readonly CallEvent[];
  append(event: NewCallEvent): CallEvent;
}
