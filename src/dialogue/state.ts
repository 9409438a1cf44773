import type { CallEvent, DialogueState } from './events.ts';

const TURNS_WITHOUT_PROGRESS = 2;

/** Where the conversation stands; a pure function of the log, so the same under every brain. */
export function dialogueState(events: readonly CallEvent[]): DialogueState {
  let state: DialogueState = 'greeting';
  let idle = 0;
  for (const event of events) {
    const next = step(state, event);
    if (event.type === 'turn.caller') idle = event.data.answer === null ? idle + 1 : 0;
    if (event.type === 'slot.filled' || event.type === 'tool.succeeded') idle = 0;
    state = next;
    const over = state === 'done' || state === 'transferred';
    if (event.type === 'turn.agent' && idle >= TURNS_WITHOUT_PROGRESS && !over) state = 'fallback';
  }
  return state;
}

function step(state: DialogueState, event: CallEvent): DialogueState {
  switch (event.type) {
    case 'turn.caller':
      return state === 'greeting' || state === 'fallback' || state === 'done' ? 'listening' : state;
    case 'turn.agent':
      return event.data.readBacks.length > 0 ? 'confirming' : state;
    case 'slot.filled':
      if (state === 'confirming' || state === 'choosing-time') return state;
      if (event.data.name === 'service') return 'choosing-date';
      if (event.data.name === 'date' || event.data.name === 'time') return 'choosing-time';
      return state;
    case 'tool.started':
      if (event.data.tool === 'identify_user' && state === 'listening') return 'identifying';
      if (event.data.tool === 'fetch_slots') return 'choosing-time';
      return state;
    case 'tool.succeeded':
      if (event.data.outcome.ended) return 'done';
      if (event.data.outcome.written) return 'listening';
      if (event.data.outcome.offers?.length === 0) return 'choosing-date';
      return state === 'identifying' ? 'listening' : state;
    case 'tool.failed':
      return event.data.tool === 'fetch_slots' && event.data.reason === 'service_needed'
        ? 'choosing-service'
        : state;
    case 'transfer':
      return event.data.status === 'success' ? 'transferred' : state;
    case 'provider.failed':
      // Another voice or recogniser takes over in the same sentence.
      return event.data.kind === 'stt' || event.data.kind === 'tts' ? state : 'fallback';
    case 'call.ended':
      return state === 'transferred' ? 'transferred' : 'done';
    default:
      return state;
  }
}
