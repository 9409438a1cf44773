import type { Reading } from '../../language/language.ts';
import type { OpeningRow, ServiceRow } from '../../store/rows.ts';
import { wordsOf } from './say-items.ts';
import type { ScriptEnv } from './script-env.ts';
import type { ScriptState } from './script-state.ts';

/** Answers side questions from the business's own rows; the pending question is asked again after. */
export function answerQuestions(state: ScriptState, reading: Reading, env: ScriptEnv): ScriptState {
  const { business, prompts, language } = env;
  const facts: string[] = [];
  const names = business.services.map(({ name }) => name);
  if (reading.intents.includes('hours') && business.hours.length > 0) {
    facts.push(prompts.hours(openingSpans(business.hours, env)));
  }
  if (reading.intents.includes('price')) {
    const asked = askedAbout(state, reading, env);
    facts.push(
      prompts.prices(
        asked.map(({ name, price_cents, currency }) => ({
          name,
          price: price_cents === null ? null : language.say.money(price_cents, currency),
        })),
      ),
    );
  }
  if (reading.intents.includes('duration')) {
    const asked = askedAbout(state, reading, env);
    facts.push(
      prompts.durations(
        asked.map(({ name, duration_minutes }) => ({
          name,
          duration: language.say.duration(duration_minutes),
        })),
      ),
    );
  }
  if (reading.intents.includes('identity')) facts.push(prompts.identity(business.name));
  const staff = business.resources.filter(({ selectable }) => selectable);
  if (reading.intents.includes('staff') && staff.length > 0) {
    facts.push(prompts.staff(staff.map(({ name }) => name)));
  }
  if (reading.intents.includes('services')) {
    const asked = business.services.filter(({ slug }) => reading.services.includes(slug));
    facts.push(prompts.services(asked.length > 0 ? asked.map(({ name }) => name) : names));
  }
  if (reading.intents.includes('help')) facts.push(prompts.help(names));
  const [service] = reading.services;
  const topic = reading.services.length === 1 && service ? service : state.topic;
  const topicDate = reading.date ?? state.topicDate;
  return facts.length === 0
    ? state
    : { ...state, topic, topicDate, aside: [...state.aside, ...facts] };
}

/** The services a question names, else the one talked about, else all. */
function askedAbout(state: ScriptState, reading: Reading, { business }: ScriptEnv): ServiceRow[] {
  const last = state.known.find(({ id }) => id === state.recent)?.service;
  const about = state.wish.service ?? state.topic ?? last;
  return business.services.filter(({ slug }) =>
    reading.services.length > 0 ? reading.services.includes(slug) : (about ?? slug) === slug,
  );
}

/** Tells the codes of what is known to be the caller's; null when nothing is. */
export function tellCodes(state: ScriptState, env: ScriptEnv): ScriptState | null {
  const booked = state.known.filter(({ status }) => status === 'booked');
  const recent = booked.filter(({ id }) => id === state.recent);
  const items = recent.length > 0 ? recent : booked;
  if (items.length === 0) return null;
  const told = env.prompts.codes(
    items.map((item) => ({
      service: item.serviceName,
      when: wordsOf(item, env).when,
      code: env.language.say.code(item.code),
    })),
  );
  return { ...state, aside: [...state.aside, told] };
}

/** Weekly hours with runs of equal days put together: "Monday to Friday from 9 AM to 5 PM". */
function openingSpans(hours: OpeningRow[], env: ScriptEnv) {
  const { prompts } = env;
  const byDay = new Map<number, string>();
  for (const { weekday, opens, closes, last_start } of hours) {
    const span = [opens, closes, ...(last_start ? [last_start] : [])]
      .map((clock) => clock.slice(0, 5))
      .join('-');
    byDay.set(weekday, [...new Set([...(byDay.get(weekday)?.split(',') ?? []), span])].join(','));
  }
  const runs: { first: number; last: number; spans: string }[] = [];
  for (const [weekday, spans] of [...byDay].sort(([a], [b]) => a - b)) {
    const run = runs.at(-1);
    if (run && run.spans === spans && run.last === weekday - 1) run.last = weekday;
    else runs.push({ first: weekday, last: weekday, spans });
  }
  return runs.map(({ first, last, spans }) => ({
    days: prompts.dayRange(prompts.weekday(first), prompts.weekday(last)),
    times: spans.split(',').map((span) => {
      const [from = '', to = '', last] = span.split('-').map((clock) => sayClock(clock, env));
      return { from, to, ...(last !== undefined && { last }) };
    }),
  }));
}

function sayClock(clock: string, env: ScriptEnv): string {
  return env.language.say.time(new Date(`2000-01-03T${clock}:00Z`), 'UTC');
}
