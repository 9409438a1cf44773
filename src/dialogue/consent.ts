import type { CallEvent, ReadBack, WriteKind } from './events.ts';

/**
 * Whether the caller has agreed to exactly this write: the agent read the same subject back, and
 * the caller's very next words were a yes. A later no, or a write of the same kind, uses it up.
 */
export function hasConsent(options: {
  events: readonly CallEvent[];
  kind: WriteKind;
  subject: string;
}): boolean {
  const { events, kind, subject } = options;
  const isSubject = (readBack: ReadBack) => readBack.kind === kind && readBack.subject === subject;
  let readBack = false;
  let agreed = false;
  for (const event of events) {
    if (event.type === 'turn.agent') {
      // Several agent turns in a row are one to the caller, so an earlier read-back still counts.
      if (event.data.readBacks.length > 0) readBack = event.data.readBacks.some(isSubject);
      if (event.data.readBacks.length > 0 && !readBack) agreed = false;
    } else if (event.type === 'turn.caller') {
      if (readBack && event.data.answer === 'yes') agreed = true;
      if (event.data.answer === 'no') agreed = false;
      readBack = false;
    } else if (event.type === 'tool.succeeded' && event.data.outcome.written?.kind === kind) {
      agreed = false;
    }
  }
  return agreed;
}
