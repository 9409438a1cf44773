import { emergencyNumber } from './emergency-numbers.ts';
import { linePhrasesFor, phrasesFor, promptsFor } from './index.ts';
import type { QuietAfter } from './line-phrases.ts';

/** What of a business the sentences said in each of its calls depend on. */
export interface FixedFacts {
  name: string;
  greeting: string | null;
  /** ISO 3166 alpha-2. */
  country: string;
  services: { name: string; maxParty: number }[];
}

const QUIET_AFTER: readonly QuietAfter[] = ['question', 'yes-no', 'times', 'day', 'nothing'];

/** Every text that is said to many callers of a business in the same words. */
export function fixedTexts(
  locale: string,
  { name, greeting, country, services }: FixedFacts,
): string[] {
  const phrases = phrasesFor(locale);
  const prompts = promptsFor(locale);
  const line = linePhrasesFor(locale);
  const names = services.map((service) => service.name);
  const { likelyChoices: _said, ...spoken } = prompts;
  const plain = (words: object) =>
    Object.values(words).flatMap((value: unknown) =>
      Array.isArray(value) || typeof value === 'string' ? value : [],
    ) as string[];
  return [
    greeting ?? phrases.greeting(name),
    phrases.goodbye(),
    ...phrases.writtenFirst,
    phrases.unavailable(),
    phrases.unconfirmed(),
    `${greeting ?? phrases.greeting(name)} ${phrases.unavailableAtStart()}`,
    phrases.emergency(emergencyNumber(country)),
    ...plain(spoken),
    ...plain(line),
    ...QUIET_AFTER.map((after) => line.stillThere(after)),
    ...prompts.service(names),
    ...prompts.date(names[0] ?? ''),
    ...services.flatMap((service) => prompts.party(service.name, service.maxParty)),
    prompts.identity(name),
    prompts.help(names),
    prompts.services(names),
  ];
}
