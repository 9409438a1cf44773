/**
 * What happened in one phone call, in order. Everything else known of a call (its dialogue state,
 * transcript, summary, cost, outcome, and where a new process takes over) is a pure function of
 * this list.
 */

/** A bookable choice handed out to the caller under a short id that is valid in this call only. */
export interface Offer {
  /** `S1`, `S2` ...: what the tools call `slot_id`. */
  id: string;
  slotIds: string[];
  service: string;
  serviceName: string;
  resource: string;
  resourceName: string;
  partySize: number;
  /** ISO instant. */
  startsAt: string;
  endsAt: string;
  /** Set when the search was made to move this appointment (its call-local id, `A1`). */
  forAppointment?: string;
}

/** An appointment the caller has proved a right to, under a call-local id. */
export interface KnownAppointment {
  /** `A1`, `A2` ...: what the tools call `appointment_id`. */
  id: string;
  rowId: string;
  code: string;
  status: 'booked' | 'cancelled';
  service: string;
  serviceName: string;
  resource: string;
  resourceName: string;
  partySize: number;
  startsAt: string;
  endsAt: string;
  callerName: string;
}

export type WriteKind = 'book' | 'modify' | 'cancel' | 'message';

/** A fact sheet read back to the caller so that a yes can agree to it. */
export interface ReadBack {
  kind: WriteKind;
  /** Offer id for book and modify, appointment id for cancel, `message` for a message. */
  subject: string;
}

export type ToolName =
  | 'identify_user'
  | 'fetch_slots'
  | 'book_appointment'
  | 'retrieve_appointments'
  | 'modify_appointment'
  | 'cancel_appointment'
  | 'take_message'
  | 'transfer_call'
  | 'end_conversation';

/** What a finished tool leaves in the log besides its answer to the model. */
export interface ToolOutcome {
  offers?: Offer[];
  appointments?: KnownAppointment[];
  caller?: { name?: string; phone?: string; email?: string; verified: boolean };
  written?: { kind: WriteKind; subject: string; appointment?: KnownAppointment; replayed: boolean };
  ended?: { reason: string };
  /** The caller is to be put through; whether that came about, `transfer` events tell. */
  handingOver?: { target: string };
  /** A sentence, worded by code from the committed row, that tells the outcome to the caller. */
  say?: string;
}

/** What decided the agent's words: rules, a model, or code that tells what was done. */
export type Answerer = 'script' | 'model' | 'code';

/** Who decided the agent's words, why not another, and what it cost. */
export interface AnsweredBy {
  by: Answerer;
  why?: string;
  /** The model, by its name in the settings. */
  provider?: string;
  /** What the model read and wrote for this turn, its tool calls included. */
  tokens?: { input: number; output: number };
}

/** Milliseconds. The parts follow on each other; one that is not known is absent. */
export interface TurnTiming {
  /** From the end of the caller's speech to the first sound of the reply, as this process saw it. */
  gapMs: number;
  /** Until the caller was taken to have finished. */
  endpointingMs?: number;
  /** Of the endpointing, until the last words were recognised. */
  recognitionMs?: number;
  /** Until the first words of the reply were decided. */
  brainMs?: number;
  /** Until their first sound. */
  voiceMs?: number;
}

/** What a provider is for: hearing, deciding, speaking. */
export type ProviderKind = 'stt' | 'llm' | 'tts';

/**
 * Why a provider failed: it could not be reached, did not accept the key, had no room, broke, said
 * nothing in time, stopped in the middle, is not installed, answered with something that cannot be
 * used, or another error.
 */
export type FailureReason =
  | 'refused'
  | 'unauthorized'
  | 'rate-limited'
  | 'server-error'
  | 'hung'
  | 'died'
  | 'missing'
  | 'garbage'
  | 'error';

/** Why somebody could not be reached; `trunk` is everything between here and their telephone. */
export type HandOverFailure = 'busy' | 'declined' | 'no-answer' | 'voicemail' | 'trunk';

export type DialogueState =
  | 'greeting'
  | 'identifying'
  | 'listening'
  | 'choosing-service'
  | 'choosing-date'
  | 'choosing-time'
  | 'confirming'
  | 'done'
  | 'fallback'
  | 'transferred';

interface EventData {
  'call.started': {
    callId: string;
    room: string;
    channel: 'phone' | 'web' | 'chat';
    business: string;
    from?: string;
    to?: string;
  };
  /** Another process goes on with the call, under this epoch. */
  'call.resumed': { epoch: number };
  'caller.identified': { name?: string; phone?: string; email?: string; verified: boolean };
  /** `answer` is how code reads the turn as a reply to a read-back. */
  'turn.caller': { text: string; itemId: string; answer: 'yes' | 'no' | null };
  /** `text` is what was heard: cut where the caller interrupted. Older logs do not say who answered. */
  'turn.agent': {
    text: string;
    itemId: string;
    interrupted: boolean;
    readBacks: ReadBack[];
  } & Partial<AnsweredBy>;
  /** How long the caller waited for the turn of the agent that follows, where it was heard. */
  'turn.timing': TurnTiming;
  /**
   * Sound of the caller's over the agent's voice: the agent `stopped`, went on after a pause
   * (`resumed`), or took a word for a sign of listening (`ignored`).
   */
  overlap: { effect: 'stopped' | 'resumed' | 'ignored'; text?: string };
  'tool.started': { tool: string; toolCallId: string; args: Record<string, unknown> };
  'tool.succeeded': {
    tool: string;
    toolCallId: string;
    result: Record<string, unknown>;
    outcome: ToolOutcome;
  };
  /** `reason` is a refusal's or error's name, `message` what the model was told. */
  'tool.failed': { tool: string; toolCallId: string; reason: string; message: string };
  'slot.filled': { name: string; value: string };
  'state.changed': { from: DialogueState; to: DialogueState };
  'agent.changed': { from: string | null; to: string };
  /** `provider` went wrong in this call; another took over, or the next one down the chain. */
  'provider.failed': {
    kind: ProviderKind | 'database';
    provider: string;
    reason: FailureReason;
    message: string;
  };
  'provider.recovered': { kind: ProviderKind | 'database'; provider: string };
  'gate.dropped': { sentence: string; reason: string };
  usage: { models: Record<string, unknown>[] };
  keypad: { digit: string };
  /** `cancelled`: the caller thought better of it. `sipStatus` is what the other side answered. */
  transfer: {
    target: string;
    how: 'cold' | 'warm';
    status: 'started' | 'success' | 'error' | 'cancelled';
    reason?: HandOverFailure;
    sipStatus?: number;
  };
  'call.ended': { outcome: string; reason: string };
}

export type CallEventType = keyof EventData;

/** An event before it has its place in the log. */
export type NewCallEvent = {
  [T in CallEventType]: { type: T; data: EventData[T] };
}[CallEventType];

/** `seq` counts from 0 without gaps; `time` is an ISO instant of the real clock. */
export type CallEvent = NewCallEvent & { seq: number; time: string };

export type EventOf<T extends CallEventType> = Extract<CallEvent, { type: T }>;
