import type { CaptureDefinition } from './definition.ts';

/** How far one capture has come. */
export interface CaptureState<T> {
  stage: 'asking' | 'confirming' | 'done' | 'given-up';
  /** What has been understood, whole or not. */
  draft: string | null;
  /** Set once the stage is `done`. */
  value: T | null;
  /** Read-backs the caller refused or corrected. */
  refusals: number;
  /** Turns in a row of which nothing was understood. */
  misses: number;
  /** Keys pressed since the last `#`. */
  keys: string;
}

/** The next state, and what to say; an empty `say` is silence. */
export interface CaptureStep<T> {
  state: CaptureState<T>;
  say: string;
}

/** After so many refusals another way is offered. */
export const REFUSALS_BEFORE_OTHER_WAY = 2;
const MOST_REFUSALS = 5;
const MOST_MISSES = 4;

/** Begins with the plain question. */
export function start<T>(definition: CaptureDefinition<T>): CaptureStep<T> {
  const state: CaptureState<T> = {
    stage: 'asking',
    draft: null,
    value: null,
    refusals: 0,
    misses: 0,
    keys: '',
  };
  return { state, say: definition.prompts.ask[0] };
}

/** Whether nothing more is to be heard. */
export function isOver<T>(state: CaptureState<T>): boolean {
  return state.stage === 'done' || state.stage === 'given-up';
}

/** What follows from a caller's sentence. */
export function hear<T>(
  definition: CaptureDefinition<T>,
  state: CaptureState<T>,
  text: string,
): CaptureStep<T> {
  if (isOver(state)) return { state, say: '' };
  // A voice overrules keys that were never finished.
  const heard = { ...state, keys: '' };
  return heard.stage === 'confirming'
    ? answered(definition, heard, text)
    : told(definition, heard, text);
}

/**
 * What follows from a key: digits gather, `*` takes back the last one, `#` ends. With no keys
 * gathered, `#` agrees to a read-back and `*` refuses it.
 */
export function press<T>(
  definition: CaptureDefinition<T>,
  state: CaptureState<T>,
  key: string,
): CaptureStep<T> {
  if (isOver(state)) return { state, say: '' };
  const { keys } = state;
  if (keys === '' && state.stage === 'confirming') {
    if (key === '#') return done(definition, state);
    if (key === '*') return refused(definition, state);
  }
  if (definition.keypad === null) return { state, say: '' };
  if (/^\d$/.test(key)) return { state: { ...state, keys: keys + key }, say: '' };
  if (key === '*') return { state: { ...state, keys: keys.slice(0, -1) }, say: '' };
  if (key !== '#' || keys === '') return { state, say: '' };
  const draft = definition.keypad(keys, state.draft);
  if (draft === null || definition.parse(draft) === null)
    return { state: { ...state, keys: '' }, say: definition.prompts.wrongKeys };
  return readBack(definition, { ...state, keys: '', draft }, 'exact');
}

/** An answer to the question itself, or to what is missing. */
function told<T>(
  definition: CaptureDefinition<T>,
  state: CaptureState<T>,
  text: string,
): CaptureStep<T> {
  const { draft: before } = state;
  if (definition.replies.isAside(text, 'question')) return missed(definition, state);
  const draft = draftAfter(definition, before, text);
  if (draft === null)
    return definition.replies.declines(text)
      ? givenUp(definition, state)
      : missed(definition, state);
  return readBack(definition, { ...state, draft }, before === null ? 'natural' : 'exact', before);
}

/**
 * The draft after what the caller says of it: the value said anew, the next part of one that is not
 * whole, or a correction. Null when the sentence holds none of it.
 */
export function draftAfter<T>(
  definition: CaptureDefinition<T>,
  before: string | null,
  text: string,
): string | null {
  const read = definition.read(text);
  if (read !== null && definition.parse(read) !== null) return read;
  if (before === null) return read ?? definition.extend('', text);
  const more = definition.mayGoOn(before) ? definition.extend(before, text) : null;
  return more ?? definition.correct(before, text) ?? read;
}

/** An answer to a read-back. */
function answered<T>(
  definition: CaptureDefinition<T>,
  state: CaptureState<T>,
  text: string,
): CaptureStep<T> {
  const { draft } = state;
  const { leaning, plain } = definition.replies.answer(text);
  if (plain) return leaning === 'yes' ? done(definition, state) : refused(definition, state);
  if (definition.replies.isAside(text, 'read-back')) return missed(definition, state);
  const corrected = draft === null ? null : definition.correct(draft, text);
  if (corrected !== null && corrected !== draft) {
    const refusals = state.refusals + 1;
    if (refusals > MOST_REFUSALS) return givenUp(definition, state);
    return readBack(definition, { ...state, draft: corrected, refusals }, 'exact');
  }
  // The same once more agrees, unless the caller began with a no.
  if (leaning === 'yes' || (corrected !== null && leaning === null)) return done(definition, state);
  if (leaning === 'no') return refused(definition, state);
  return definition.replies.declines(text) ? givenUp(definition, state) : missed(definition, state);
}

function readBack<T>(
  definition: CaptureDefinition<T>,
  state: CaptureState<T> & { draft: string },
  way: 'natural' | 'exact',
  before: string | null = null,
): CaptureStep<T> {
  const { draft } = state;
  const heard = { ...state, misses: 0 };
  if (definition.parse(draft) === null) {
    // Whoever says it part by part is understood.
    const misses = draft.length > (before?.length ?? 0) ? 0 : state.misses + 1;
    if (misses > MOST_MISSES) return givenUp(definition, state);
    const { soFar, incomplete } = definition.prompts;
    const say = definition.mayGoOn(draft) ? soFar(draft) : incomplete(draft);
    return { state: { ...state, stage: 'asking', misses }, say };
  }
  return { state: { ...heard, stage: 'confirming' }, say: definition.prompts[way](draft) };
}

function refused<T>(definition: CaptureDefinition<T>, state: CaptureState<T>): CaptureStep<T> {
  const refusals = state.refusals + 1;
  if (refusals > MOST_REFUSALS) return givenUp(definition, state);
  const { prompts } = definition;
  if (refusals < REFUSALS_BEFORE_OTHER_WAY)
    return { state: { ...state, refusals }, say: prompts.whatIsWrong(state.draft ?? '') };
  return { state: { ...state, stage: 'asking', draft: null, refusals }, say: prompts.otherWay };
}

function missed<T>(definition: CaptureDefinition<T>, state: CaptureState<T>): CaptureStep<T> {
  const misses = state.misses + 1;
  if (misses > MOST_MISSES) return givenUp(definition, state);
  const { prompts } = definition;
  if (state.stage === 'confirming' && state.draft !== null)
    return { state: { ...state, misses }, say: prompts.exact(state.draft) };
  return { state: { ...state, misses }, say: prompts.ask[Math.min(misses, 2)] ?? prompts.ask[2] };
}

function done<T>(definition: CaptureDefinition<T>, state: CaptureState<T>): CaptureStep<T> {
  const value = state.draft === null ? null : definition.parse(state.draft);
  return { state: { ...state, stage: 'done', value }, say: '' };
}

function givenUp<T>(definition: CaptureDefinition<T>, state: CaptureState<T>): CaptureStep<T> {
  return { state: { ...state, stage: 'given-up' }, say: definition.prompts.givenUp };
}
