import type { CallEvent, ReadBack, WriteKind } from './events.ts';

/** What makes one offer differ from another: naming one of these anew is another wish. */
const WISHES = new Set(['service', 'resource', 'date', 'time', 'part_of_day', 'party_size']);

/** Refusals after which the caller is asked for one thing more, and the write goes on. */
const MISSING = new Set(['name_needed', 'number_needed']);

/**
 * Whether the caller has agreed to exactly this write: the agent read the same subject back, and
 * the caller's very next words were a yes. A later no, another wish ("actually, Thursday"), another
 * name for the booking or a write of the same kind uses it up; and, where nothing can be missing
 * that would still have to be asked for, whatever else the caller says once the agent has spoken.
 */
export function hasConsent(options: {
  events: readonly CallEvent[];
  kind: WriteKind;
  subject: string;
  /** What the read-back must have held as well, each as it stands, such as the words of a message. */
  words?: readonly string[];
}): boolean {
  const { events, kind, subject, words = [] } = options;
  const isSubject = (readBack: ReadBack) => readBack.kind === kind && readBack.subject === subject;
  const isOffered = kind === 'book' || kind === 'modify';
  let readBack = false;
  let agreed = false;
  /** A tool has said since that something is missing. */
  let isMissing = false;
  let answer: 'yes' | 'no' | null = null;
  let said = '';
  let name: string | undefined;
  for (const event of events) {
    if (event.type === 'turn.agent') {
      // Several agent turns in a row are one to the caller, so an earlier read-back still counts.
      said += ` ${event.data.text}`;
      if (event.data.readBacks.length > 0) {
        readBack = event.data.readBacks.some(isSubject) && words.every((one) => holds(said, one));
      }
      if (event.data.readBacks.length > 0 && !readBack) agreed = false;
    } else if (event.type === 'turn.caller') {
      answer = event.data.answer;
      if (readBack && answer === 'yes') {
        agreed = true;
        isMissing = false;
      }
      const isAskedFor = kind === 'message' || (kind === 'book' && (!name || isMissing));
      const isPast = !isAskedFor && said !== '' && answer !== 'yes';
      if (answer === 'no' || isPast) agreed = false;
      readBack = false;
      said = '';
    } else if (event.type === 'slot.filled') {
      // A yes may repeat what was read back.
      if (isOffered && answer !== 'yes' && WISHES.has(event.data.name)) agreed = false;
    } else if (event.type === 'tool.succeeded') {
      if (event.data.outcome.written?.kind === kind) agreed = false;
    } else if (event.type === 'tool.failed') {
      isMissing ||= MISSING.has(event.data.reason);
    } else if (event.type === 'caller.identified' && event.data.name) {
      // The name was read back too; one that was not known then may come after the yes.
      if (kind === 'book' && name && event.data.name !== name) agreed = false;
      name = event.data.name;
    }
  }
  return agreed;
}

function holds(said: string, words: string): boolean {
  const wanted = wordsOf(words);
  return wanted.trim() === '' || wordsOf(said).includes(wanted);
}

/** The words alone, between spaces. */
function wordsOf(text: string): string {
  return ` ${(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')} `;
}
