import type { KnownAppointment, Offer } from '../../dialogue/events.ts';
import { type Keys, noKeys } from '../../dialogue/keys.ts';
import type {
  DateSpan,
  Expectation,
  PartOfDay,
  Reading,
  TimeSpan,
} from '../../language/language.ts';

import { type Address, type Detail, type Draft, noDrafts } from './details.ts';

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
  | 'email'
  | 'code'
  | 'code-name'
  | 'which-appointment'
  | 'new-time'
  | 'confirm'
  | 'what-change'
  | 'message'
  | 'offer-message'
  | 'try-again'
  /** A time of day, which only a model asks for by itself. */
  | 'time'
  /** Something of a model's that cannot be told. */
  | 'unclear';

export const EXPECTATIONS: Record<Step, Expectation> = {
  anything: 'anything',
  'anything-else': 'anything',
  service: 'service',
  party: 'party',
  date: 'date',
  choice: 'choice',
  name: 'name',
  phone: 'phone',
  email: 'anything',
  code: 'code',
  'code-name': 'name',
  'which-appointment': 'appointment',
  'new-time': 'time',
  confirm: 'yes-no',
  'what-change': 'anything',
  message: 'message',
  'offer-message': 'yes-no',
  'try-again': 'yes-no',
  time: 'time',
  unclear: 'anything',
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
  /** What the party of the appointment to be moved changes by. */
  partyChange: number | null;
  /** How far from where it is the appointment is to be moved. */
  shift: Reading['shift'];
  soonest: boolean;
  /** Take the one at this end of what is free, without asking which. */
  edge: Reading['edge'];
}

/** How the caller described an existing appointment. */
export interface Source {
  date: DateSpan | null;
  time: TimeSpan | null;
  service: string | null;
  ordinal: number | null;
  refersTo: Reading['refersTo'];
}

/** Everything the scripted brain knows; a pure fold over the call's log. */
export interface ScriptState {
  goal: Goal;
  wish: ScriptWish;
  /** Known to the log. */
  name: string | null;
  phone: string | null;
  email: string | null;
  /** Whether the caller's appointments can be looked up: by the number they call from, or because some are known already. */
  canLookUp: boolean;
  /** Heard, but not yet handed to identify_user. */
  heard: {
    name: string | null;
    phone: string | null;
    email: string | null;
    code: string | null;
  };
  offers: Offer[];
  /** Every offer of this call: a read-back may be about an earlier one. */
  handedOut: Offer[];
  /** The tool that runs, or ran last, was called by the script. */
  ownCall: boolean;
  asAsked: boolean;
  /** The search the offers answer; a different wish means searching again. */
  searched: string | null;
  chosen: string | null;
  /** null until looked up in this goal. */
  appointments: KnownAppointment[] | null;
  /** Every appointment known in this call, in its latest form: the caller may hear about these. */
  known: KnownAppointment[];
  /** The appointment written last in this call: what "make that eleven instead" is about. */
  recent: string | null;
  target: string | null;
  source: Source;
  /** Tell the codes with the list. */
  withCodes: boolean;
  /** The service a question was about: "how much is a cleaning?" ... "book one". */
  topic: string | null;
  /** The day a question was about: "are you open on Saturday?" ... "book me in at ten". */
  topicDate: DateSpan | null;
  message: string | null;
  /** The message was our idea: a wish said instead of one is a wish. */
  messageOffered: boolean;
  agreed: boolean;
  asking: Step;
  /** The last question was a model's, so that it does not follow from the plan. */
  askedByModel: boolean;
  /** Before the caller's last words, until something was done about them. */
  beforeTurn: ScriptState | null;
  lastAsked: Step | null;
  /** How often the same question has been asked in a row without news. */
  timesAsked: number;
  /** How often the caller would not answer it. */
  refusals: number;
  /** The number to call back is withheld; only a message can do without. */
  withheld: boolean;
  /** What was heard of each detail, and how its read-backs fared. */
  drafts: Record<Detail, Draft>;
  /** The detail that is to be put right. */
  wrong: Detail | null;
  /** The number the caller has agreed to with a read-back, or calls from: it is not read back again. */
  agreedPhone: string | null;
  /** The capture of an address, where the business wants one; null until it is asked for. */
  address: Address | null;
  /** What was pressed and is no turn yet. */
  keys: Keys;
  /** The caller asked for a moment: nothing to say but that there is time. */
  waiting: boolean;
  /** Turns in a row that brought nothing. */
  misses: number;
  /** Facts to say before the next question. */
  aside: string[];
  /** Say the last question again, since the caller asked for it. */
  repeating: boolean;
  ending: boolean;
  wantsHuman: boolean;
  /** Whom of those who can be reached, where the caller named one. */
  wantsTarget: string | null;
  /** The caller was told whom to call in an emergency. */
  toldOfEmergency: boolean;
  /** The database could not be reached when it was last asked. */
  unavailable: boolean;
  /** The facts we told last, to be told again on request. */
  told: string[];
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
  partyChange: null,
  shift: null,
  soonest: false,
  edge: null,
};

const noSource: Source = { date: null, time: null, service: null, ordinal: null, refersTo: null };

export const initialState: ScriptState = {
  goal: null,
  wish: emptyWish,
  name: null,
  phone: null,
  email: null,
  canLookUp: false,
  heard: { name: null, phone: null, email: null, code: null },
  offers: [],
  handedOut: [],
  ownCall: true,
  asAsked: true,
  searched: null,
  chosen: null,
  appointments: null,
  known: [],
  recent: null,
  target: null,
  source: noSource,
  withCodes: false,
  topic: null,
  topicDate: null,
  message: null,
  messageOffered: false,
  agreed: false,
  asking: 'anything',
  askedByModel: false,
  beforeTurn: null,
  lastAsked: null,
  timesAsked: 0,
  refusals: 0,
  withheld: false,
  drafts: noDrafts,
  wrong: null,
  agreedPhone: null,
  address: null,
  keys: noKeys,
  waiting: false,
  misses: 0,
  aside: [],
  repeating: false,
  ending: false,
  wantsHuman: false,
  wantsTarget: null,
  toldOfEmergency: false,
  unavailable: false,
  told: [],
  lastSaid: '',
};

/** Starts over with a new goal; who the caller is stays known. */
export function withGoal(state: ScriptState, goal: Goal): ScriptState {
  return {
    ...state,
    goal,
    wish:
      goal === 'book' ? { ...emptyWish, service: state.topic, date: state.topicDate } : emptyWish,
    topic: goal === null ? state.topic : null,
    topicDate: goal === null ? state.topicDate : null,
    offers: [],
    asAsked: true,
    searched: null,
    chosen: null,
    appointments: null,
    target: null,
    source: noSource,
    withCodes: false,
    message: null,
    messageOffered: false,
    agreed: false,
    refusals: 0,
    wrong: null,
    unavailable: false,
  };
}

/** The search a wish stands for. */
export function searchKey(state: ScriptState): string {
  const { service, resource, date, time, partOfDay, party, soonest, shift, partyChange, edge } =
    state.wish;
  return JSON.stringify([
    service,
    resource,
    date && [date.from, date.to],
    time && [time.kind, time.from, time.to],
    partOfDay,
    party,
    soonest,
    shift,
    partyChange,
    edge,
    state.target,
  ]);
}
