import { draftAfter } from '../../capture/capture.ts';
import type { Reading } from '../../language/language.ts';
import type { Detail } from './details.ts';
import { bringsWish } from './pick-offer.ts';
import type { ScriptEnv } from './script-env.ts';
import type { ScriptState, Step } from './script-state.ts';

/** What a turn says of one detail. */
export interface DetailHeard {
  kind: Detail;
  /** What is known of it now; null when the caller only says that it is wrong. */
  draft: string | null;
  /** The draft, once it is whole. */
  value: string | null;
  /** Whether it puts right what was known before. */
  corrects: boolean;
  spelled: boolean;
}

const ASKED: Partial<Record<Step, Detail>> = {
  name: 'name',
  'code-name': 'name',
  phone: 'phone',
  code: 'code',
};
/** Wishes that a sentence beside a name, a number or a code is about instead. */
const ELSEWHERE: readonly Reading['intents'][number][] = [
  'stop',
  'human',
  'goodbye',
  'repeat',
  'wait',
  'question',
  'message',
  'hours',
  'price',
  'duration',
];
const GOALS: readonly Reading['intents'][number][] = ['book', 'move', 'cancel', 'list'];
const DENIES =
  /\b(?:wrong|incorrect|misspell\w*|not right|isn't right|not correct|not my|mistake)\b/;
const CONTRAST = /\b(?:not|instead of|rather than)\b/;
/** Talk about the letters of a name: "with a y", "S as in Sam", a row of letters. */
const ABOUT_LETTERS =
  /(?<![\p{L}'])\p{L}(?:[\s,.-]+\p{L}(?![\p{L}'])){2,}|\bwith (?:an?|one|two|double) \p{L}\b|\b\p{L} as in\b|\bletters?\b/iu;
const ONLY_LETTERS = /^\W*\p{L}(?:[\s,.-]+\p{L})+\W*$/u;
/** Steps at which what was said of the caller may still be put right. */
const OPEN_TO_CORRECTION: readonly Step[] = ['name', 'phone', 'email', 'confirm', 'what-change'];

/** What the caller's words say of name, number or code; null when they are about something else. */
export function hearDetail(
  state: ScriptState,
  said: string,
  reading: Reading,
  env: ScriptEnv,
): DetailHeard | null {
  const asked = ASKED[state.asking];
  const code = state.asking === 'code-name' ? codeAgain(state, said, reading, env) : null;
  if (code) return code;
  const about = env.captures.name.replies.speaksOf(said);
  // "The last one is a seven" may be said of a number or a code.
  const isSubject = about === null || about === asked || (asked === 'code' && about === 'phone');
  const answer = asked && isSubject ? answerOf(asked, state, said, reading, env) : null;
  const heard = answer ?? correctionOf(state, said, reading, env);
  if (heard || asked === undefined || state.wrong !== asked) return heard;
  // "No thanks, bye" and "no, leave it" say nothing of what is wrong with it.
  if (isElsewhere(reading)) return null;
  return reading.leaning === 'no' || DENIES.test(reading.normalized) ? denied(asked) : null;
}

/** Digits tell a code from a name that is spelled. */
const HAS_DIGIT = /\d/;

/** The code once more, and other than before, where the name to it was asked for. */
function codeAgain(
  state: ScriptState,
  said: string,
  reading: Reading,
  env: ScriptEnv,
): DetailHeard | null {
  const draft = env.captures.code.read(said);
  if (draft === null || draft === state.heard.code || !HAS_DIGIT.test(draft)) return null;
  const heard = heardOf('code', draft, env, { corrects: true, spelled: false });
  return heard.value === null || isElsewhere(reading) ? null : heard;
}

function denied(kind: Detail): DetailHeard {
  return { kind, draft: null, value: null, corrects: true, spelled: false };
}

/** The value of a detail as far as the call knows it. */
export function knownOf(state: ScriptState, kind: Detail): string | null {
  const { heard, drafts } = state;
  if (kind === 'code') return heard.code ?? drafts.code.text;
  return heard[kind] ?? state[kind];
}

function heardOf(
  kind: Detail,
  draft: string,
  env: ScriptEnv,
  how: { corrects: boolean; spelled: boolean },
): DetailHeard {
  return { kind, draft, value: env.captures[kind].parse(draft), ...how };
}

/** An answer to the question for it. */
function answerOf(
  kind: Detail,
  state: ScriptState,
  said: string,
  reading: Reading,
  env: ScriptEnv,
): DetailHeard | null {
  const definition = env.captures[kind];
  const { replies } = definition;
  if (replies.isAside(said, 'question') || replies.declines(said)) return null;
  const isWrong = state.wrong === kind;
  const before = isWrong
    ? (state.drafts[kind].text ?? knownOf(state, kind))
    : state.drafts[kind].text;
  const how = { corrects: isWrong, spelled: ONLY_LETTERS.test(said) };
  if (kind === 'name') {
    if (isElsewhere(reading) || bringsWish(reading) || reading.answer !== null) return null;
    const draft = draftAfter(definition, before, said) ?? reading.name;
    return draft === null ? null : heardOf(kind, draft, env, how);
  }
  const draft = draftAfter(definition, before, said);
  if (draft === null || draft === before)
    return kind === 'code' && isWrong ? otherName(said, reading, env) : null;
  const heard = heardOf(kind, draft, env, how);
  // A wish is no part of a code or a number, whatever letters and digits it has.
  const isWish = isElsewhere(reading) || (kind === 'code' && wishes(reading));
  return heard.value === null && isWish ? null : heard;
}

/** "Cancel my appointment on the twenty-fifth" when a code was asked for. */
function wishes(reading: Reading): boolean {
  const { intents, date, relative, services } = reading;
  const speaksOfDay = date !== null || relative !== null || services.length > 0;
  return speaksOfDay || GOALS.some((goal) => intents.includes(goal));
}

/** The code may be right and the name wrong that it was looked for with. */
function otherName(said: string, reading: Reading, env: ScriptEnv): DetailHeard | null {
  if (isElsewhere(reading) || bringsWish(reading) || reading.leaning !== null) return null;
  const name = env.captures.name.read(said);
  return name === null ? null : heardOf('name', name, env, { corrects: true, spelled: false });
}

function isElsewhere({ intents }: Reading): boolean {
  return intents.some((intent) => ELSEWHERE.includes(intent));
}

/** What puts right a detail that was told before: "no, it ends in four two", "Kate with a K". */
function correctionOf(
  state: ScriptState,
  said: string,
  reading: Reading,
  env: ScriptEnv,
): DetailHeard | null {
  if (!OPEN_TO_CORRECTION.includes(state.asking)) return null;
  const about = env.captures.name.replies.speaksOf(said);
  const denies = DENIES.test(reading.normalized) || state.asking === 'what-change';
  for (const kind of ['name', 'phone'] as const) {
    const known = knownOf(state, kind);
    if (known === null || (about !== null && about !== kind)) continue;
    const corrected = correctedOf(
      kind,
      { state, known, said, reading, isNamed: about === kind },
      env,
    );
    if (corrected) return corrected;
    if (about === kind && denies && !bringsWish(reading)) return denied(kind);
  }
  return null;
}

function correctedOf(
  kind: 'name' | 'phone',
  given: { state: ScriptState; known: string; said: string; reading: Reading; isNamed: boolean },
  env: ScriptEnv,
): DetailHeard | null {
  const { state, known, said, reading, isNamed } = given;
  const definition = env.captures[kind];
  const spelled = ONLY_LETTERS.test(said);
  const how = { corrects: true, spelled };
  if (kind === 'phone') {
    if (!isNamed && !(CONTRAST.test(reading.normalized) && contrastsDigits(known, reading)))
      return null;
    const draft = definition.correct(known, said);
    return draft === null || draft === known ? null : heardOf(kind, draft, env, how);
  }
  if (spelled && state.drafts.name.spelled) {
    const draft = definition.extend(known, said);
    if (draft !== null) return heardOf(kind, draft, env, { ...how, corrects: false });
  }
  if (!isNamed && !ABOUT_LETTERS.test(said) && (reading.name === null || bringsWish(reading)))
    return null;
  const draft = definition.correct(known, said) ?? reading.name;
  return draft === null || same(draft, known) ? null : heardOf(kind, draft, env, how);
}

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** "Five, not nine" of a number with a nine in it, where no nine o'clock can be meant. */
function contrastsDigits(known: string, { time, date, partySize, partyChange }: Reading): boolean {
  return !time && !date && !partySize && !partyChange && /\d/.test(known);
}
