import { appointmentsOf, offersOf } from '../../dialogue/facts.ts';
import { type GateContext, type GateReason, heardIn } from './context.ts';
import { partiesIn, smallNumbersIn } from './items.ts';
import { type Service, serviceAbout, servicesIn } from './services.ts';

const NUMBER = String.raw`\d[\d,]*(?:\.\d{1,2})?`;
const MONEY = new RegExp(
  String.raw`[$£€]\s?(${NUMBER})|(${NUMBER})\s?(?:dollars?|pounds?|euros?|bucks|quid|usd|gbp|eur)\b(?:(?: and)? (\d{1,2})\b(?! ?%))?`,
  'gi',
);
/** "It comes to 150": money although nobody says so. */
const COSTS = new RegExp(
  String.raw`\b(?:costs?|owes?|comes? (?:out )?(?:to|at)|priced at|prices?(?: is|'s)?|charge[sd]?|fees?(?: is|'s)?|pay(?:ing)?|total(?:s|ling|ing)?(?: is)?|runs? you|sets? you back|bill(?: is)?|goes for)(?: \w+){0,3}? (${NUMBER})(?![\d:]| ?(?:am|pm|o'clock|minutes?|hours?|people|players?|days?|%|dollars|pounds|euros|bucks|quid))|\b(${NUMBER}) (?:(?:is|are) (?:\w+ )?(?:what (?:i|we)\b|the (?:price|cost|fee|total|rate|charge))|each|a head|per (?:person|player|head|visit)|apiece)\b|(?:'d|would|'s|is|will|'ll|was)(?: be)? (?:about |just |only )?((?:1[3-9]|[2-9]\d|\d{3,})) (?:for (?:the|an?|it|that|both|all|each)|flat|even|all in)\b|\b((?:1[3-9]|[2-9]\d|\d{3,})) (?:in all|altogether|in total)\b|\bof you,? (?:that|it)(?:'s| is| would be|'d be) (?:about )?((?:1[3-9]|[2-9]\d|\d{3,}))(?![\d:])`,
  'gi',
);
const FREE =
  /\b(?:free of charge|(?:play|come|go|is|are|get in) for free|for free|no (?:extra |additional )?(?:charge|cost|fee)|complimentary|on the house|half[- ]price|discount\w*|\d+ ?(?:%|percent) off)\b/i;
const NUMBER_WORD =
  /\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w*teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand)\b/i;
/** Of everything the caller has booked. */
const ALL_OF_IT = /\b(?:altogether|in all|in total|totals?|together|both|the lot)\b/i;
/** What money is called, by currency. */
const CURRENCIES: [RegExp, string][] = [
  [/€|\beuros?\b|\beur\b/i, 'EUR'],
  [/£|\b(?:quid|gbp)\b|(?<!\b(?:few|of|in|lose) )\bpounds?\b/i, 'GBP'],
  [/\$|\b(?:dollars?|bucks|usd)\b/i, 'USD'],
];
/** Of one who pays, or of all of them. */
const EACH = /\b(?:each|per (?:person|player|head)|a head|apiece|every (?:player|person))\b/i;
const PER_GROUP =
  /(?:dollars?|bucks|ty|ty[- ]five|\d) (?:for )?(?:an?|per|each|every) (?:group|party|foursome)\b|\bper (?:tee time|booking)\b|\bhowever many\b.*\d|\bno matter how many\b/i;
const FOR_ALL =
  /\b(?:total|altogether|in all|for (?:all|the) (?:of you|(?:two|three|four|five|six|seven|eight)\b))/i;
const DENIES = /n't\b|\bnot\b|\bnever\b/i;

interface Price {
  cents: number;
  at: number;
}

/** A price the business does not have, or has for something else, in figures or in words. */
export function unsupportedPrice(sentence: string, context: GateContext): GateReason | null {
  const { events, language, read, pricesCents, business } = context;
  if (FREE.test(sentence) && !DENIES.test(sentence) && !pricesCents.includes(0))
    return 'states_price';
  if (
    !/[$£€]|\b(?:dollar|pound|euro|buck|quid|usd|gbp|eur|cost|owe|come|of you|in all|altogether|price|charge|fee|pay|total|run|set|bill|goes|each|head|per|apiece)|(?:hundred|ty|teen|\d)\b.* (?:for|flat|even|all in)\b/i.test(
      sentence,
    )
  ) {
    return null;
  }
  // What is paid is paid by each.
  if ((read.maxParty ?? 1) > 1 && PER_GROUP.test(sentence)) return 'states_price';
  const currencies = business.services.map(({ currency }) => currency);
  const isForeign = CURRENCIES.some(
    ([pattern, currency]) => pattern.test(sentence) && !currencies.includes(currency),
  );
  if (isForeign && currencies.every((one) => CURRENCIES.some(([, known]) => known === one)))
    return 'states_price';
  const texts = [sentence];
  if (NUMBER_WORD.test(sentence)) {
    const plain = sentence.replace(
      /(?<!\b(?:one|two|three|four|five|six|seven|eight|nine) )\b(?:a )?hundred\b/gi,
      'one hundred',
    );
    texts.push(language.read(plain, read).normalized);
  }
  const named = [...partiesIn(sentence), ...numbersAfterFor(sentence)];
  const found = [...offersOf(events), ...appointmentsOf(events)].map(({ partySize }) => partySize);
  // "For four that comes to ...": for as many as are named, where nothing was found for others.
  const meant = found.filter((party) => named.includes(party));
  const parties =
    meant.length > 0 ? meant : found.length > 0 || (read.maxParty ?? 1) < 2 ? found : named;
  const allOfIt = appointmentsOf(events)
    .filter(({ status }) => status === 'booked')
    .map(({ serviceName, partySize }) => {
      const service = business.services.find(({ names }) => names.includes(serviceName));
      return (service?.priceCents ?? Number.NaN) * partySize;
    })
    .reduce((sum, price) => sum + price, 0);
  const isForAll = FOR_ALL.test(sentence) && !EACH.test(sentence) && parties.length > 0;
  const payers = isForAll
    ? parties
    : EACH.test(sentence)
      ? [1, ...(FOR_ALL.test(sentence) ? parties : [])]
      : [1, ...parties];
  const isSupported = (text: string) => {
    const mentions = servicesIn(text, business);
    return pricesIn(text).every(({ cents, at }) => {
      const about = serviceAbout(mentions, at) ?? servicesMeant(context);
      const prices = about?.flatMap(({ priceCents }) => priceCents ?? []) ?? pricesCents;
      return (
        prices.some((price) => payers.some((people) => price * people === cents)) ||
        (allOfIt > 0 && ALL_OF_IT.test(text) && cents === allOfIt)
      );
    });
  };
  return texts.every(isSupported) ? null : 'states_price';
}

const FOR_SOME =
  /\bfor (?:the |all )?(two|three|four|five|six|seven|eight|\d)\b(?! (?:minutes|hours|dollars|o'clock|[ap]m))/gi;

function numbersAfterFor(text: string): number[] {
  return [...text.matchAll(FOR_SOME)].flatMap(([, number = '']) => smallNumbersIn(number));
}

/** What a price is of when its sentence does not say: what the caller spoke of last, or what was found. */
function servicesMeant({ events, business }: GateContext): Service[] | null {
  const heard = heardIn(events).findLast((text) => servicesIn(text, business).length > 0);
  if (heard) return servicesIn(heard, business).flatMap(({ services }) => services);
  const names = [...offersOf(events), ...appointmentsOf(events)].map((item) => item.serviceName);
  const found = business.services.filter(({ names: [name = ''] }) => names.includes(name)) ?? [];
  return found.length > 0 ? found : null;
}

function pricesIn(text: string): Price[] {
  const marked = [...text.matchAll(MONEY)].map((match) => ({
    cents: centsOf(match[1] ?? match[2]) + Number(match[3] ?? 0),
    at: match.index,
  }));
  const bare = [...text.matchAll(COSTS)].map((match) => ({
    cents: centsOf(match.slice(1).find((one) => one !== undefined)),
    at: match.index,
  }));
  return [...marked, ...bare];
}

function centsOf(number = ''): number {
  return Math.round(Number(number.replaceAll(',', '')) * 100);
}
