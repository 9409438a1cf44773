import type { BusinessFacts } from './business.ts';

export type Service = BusinessFacts['services'][number];

/** A service that is named in a text, and where. */
export interface Mention<S = Service> {
  services: S[];
  start: number;
  end: number;
}

/** Services named in a text by any of their names, the longest name first: a "wash and cut" is no cut. */
export function servicesIn<S extends { names: string[] }>(
  text: string,
  business: { services: readonly S[] },
): Mention<S>[] {
  const mentions: Mention<S>[] = [];
  let rest = text.toLowerCase();
  for (const { pattern, services } of namesOf(business.services)) {
    for (const match of rest.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      mentions.push({ services, start, end });
      rest = `${rest.slice(0, start)}${'_'.repeat(end - start)}${rest.slice(end)}`;
    }
  }
  return mentions.sort((a, b) => a.start - b.start);
}

interface Named<S> {
  pattern: RegExp;
  services: S[];
}

/** By list of services: every sentence of every call asks for them. */
const named = new WeakMap<readonly object[], Named<unknown>[]>();

/** Every name of a service, the longest first, and all that go by it. */
function namesOf<S extends { names: string[] }>(services: readonly S[]): readonly Named<S>[] {
  const known = named.get(services) as Named<S>[] | undefined;
  if (known) return known;
  const byName = new Map<string, S[]>();
  for (const service of services) {
    for (const name of service.names.map((one) => one.toLowerCase())) {
      byName.set(name, [...(byName.get(name) ?? []), service]);
    }
  }
  const all = [...byName]
    .sort(([a], [b]) => b.length - a.length)
    .map(([name, those]) => ({
      pattern: new RegExp(`(?<![\\w-])${plural(escaped(name))}(?![\\w-])`, 'g'),
      services: those,
    }));
  named.set(services, all);
  return all;
}

/** The text with each service's name in one piece: a "cut and colour" is one thing, not two. */
export function joinServices(text: string, business: BusinessFacts): string {
  return servicesIn(text, business).reduce((joined, { start, end }) => {
    const name = joined.slice(start, end);
    // As long as before, so that the places of the others stay.
    return `${joined.slice(0, start)}${name.replaceAll(/[ ,]/g, '_')}${joined.slice(end)}`;
  }, text);
}

/** The service that something said at a place is about: the last one before it, else the first. */
export function serviceAbout(mentions: readonly Mention[], at: number): Service[] | null {
  const about = mentions.findLast(({ end }) => end <= at) ?? mentions[0];
  return about?.services ?? null;
}

function plural(name: string): string {
  return name.endsWith('y') ? `${name.slice(0, -1)}(?:y|ies|ys)` : `${name}s?`;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/,? /g, '[,_]?[ _]');
}
