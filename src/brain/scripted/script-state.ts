import type { KnownAppointment, Offer } from '../../dialogue/events.ts';
import type { DateSpan, Expectation, PartOfDay, TimeSpan } from '../../language/language.ts';

/** What the caller is after. */
export type Goal = 'book' | 'move' | 'cancel' | 'list' | 'message' | null;

/** What our last sentence asked for. */
export type Step =
  | 'anything'
  | 'anything-else'
  | 'service'
  | 'party'
  | 'date'
  | 'choice'
  | 'name'
  | 'phone'
  | 'code'
  | 'code-name'
  | 'which-appointment'
  | 'new-time'
  | 'confirm'
  | 'what-change'
  | 'message'
  | 'offer-message'
  | 'try-again';

export const EXPECTATIONS: Record<Step, Expectation> = {
  anything: 'anything',
  'anything-else': 'anything',
  service: 'service',
  party: 'party',
  date: 'date',
  choice: 'choice',
  name: 'name',
  phone: 'phone',
  code: 'code',
  'code-name': 'name',
  'which-appointment': 'appointment',
  'new-time': 'date',
  confirm: 'yes-no',
  'what-change': 'anything',
  message: 'message',
  'offer-message': 'yes-no',
  'try-again': 'yes-no',
};

export interface ScriptWish {
  service: string | null;
  /** Set while the caller's words fit several services. */
  serviceChoices: string[];
  resource: string | null;
  date: DateSpan | null;
  time: TimeSpan | null;
  partOfDay: PartOfDay | null;
  party: number | null;
  soonest: boolean;
}

/** Everything the scripted brain knows; a pure fold over the call's log. */
export interface ScriptState {
  goal: Goal;
  wish: ScriptWish;
  /** Known to the log. */
  name: string | null;
  phone: string | null;
  /** Whether the caller's appointments can be looked up: by the number they call from, or because some are known already. */
  canLookUp: boolean;
  /** Heard, but not yet handed to identify_user. */
  heard: { name: string | null; phone: string | null; code: string | null };
  offers: Offer[];
  asAsked: boolean;
  /** The search the offers answer; a different wish means searching again. */
  searched: string | null;
  chosen: string | null;
  /** null until looked up in this goal. */
  appointments: KnownAppointment[] | null;
  /** The appointment written last in this call: what "make that eleven instead" is about. */
  recent: string | null;
  target: string | null;
  /** How the caller described the existing appointment. */
  source: { date: DateSpan | null; time: TimeSpan | null; service: string | null };
  /** The service a question was about: "how much is a cleaning?" ... "book one". */
  topic: string | null;
  message: string | null;
  agreed: boolean;
  asking: Step;
  /** Turns in a row that brought nothing. */
  misses: number;
  /** Facts to say before the next question. */
  aside: string[];
  /** Say the last question again, since the caller asked for it. */
  repeating: boolean;
  ending: boolean;
  wantsHuman: boolean;
  /** The database could not be reached when it was last asked. */
  unavailable: boolean;
  /** What we said last, so that it is never said twice running. */
  lastSaid: string;
}

export const emptyWish: ScriptWish = {
  service: null,
  serviceChoices: [],
  resource: null,
  date: null,
  time: null,
  partOfDay: null,
  party: null,
  soonest: false,
};

export const initialState: ScriptState = {
  goal: null,
  wish: emptyWish,
  name: null,
  phone: null,
  canLookUp: false,
  heard: { name: null, phone: null, code: null },
  offers: [],
  asAsked: true,
  searched: null,
  chosen: null,
  appointments: null,
  recent: null,
  target: null,
  source: { date: null, time: null, service: null },
  topic: null,
  message: null,
  agreed: false,
  asking: 'anything',
  misses: 0,
  aside: [],
  repeating: false,
  ending: false,
  wantsHuman: false,
  unavailable: false,
  lastSaid: '',
};

/** Starts over with a new goal; who the caller is stays known. */
export function withGoal(state: ScriptState, goal: Goal): ScriptState {
  return {
    ...state,
    goal,
    wish: { ...emptyWish, service: goal === 'book' ? state.topic : null },
    topic: null,
    offers: [],
    asAsked: true,
    searched: null,
    chosen: null,
    appointments: null,
    target: null,
    source: { date: null, time: null, service: null },
    message: null,
    agreed: false,
    unavailable: false,
  };
}

/** The search a wish stands for. */
export function searchKey(state: ScriptState): string {
  const { service, resource, date, time, partOfDay, party, soonest } = state.wish;
  return JSON.stringify([
    service,
    resource,
    date && [date.from, date.to],
    time && [time.kind, time.from, time.to],
    partOfDay,
    party,
    soonest,
    state.target,
  ]);
}
