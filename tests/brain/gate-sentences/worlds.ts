import { businessFactsOf } from '../../../src/brain/gate/business.ts';
import type { GateContext } from '../../../src/brain/gate/gate.ts';
import type { CallEvent, KnownAppointment, NewCallEvent } from '../../../src/dialogue/events.ts';
import { languageFor } from '../../../src/language/index.ts';
import type { BusinessRow } from '../../../src/store/rows.ts';
import {
  agent,
  appointment,
  booked,
  caller,
  cancelled,
  done,
  failed,
  logged,
  moved,
  offer,
  started,
} from '../../support/call-log.ts';
import type { Stage } from './labelled.ts';
import { SEEDED } from './seeded.ts';

/** Monday, November 23, 2026: nine in New York, six in Los Angeles, two in London. */
const NOW = new Date('2026-11-23T14:00:00Z');

export type Slug = keyof typeof SEEDED;

interface Item {
  startsAt: string;
  service: string;
  resource: string;
  party?: number;
}

interface Story {
  from: string;
  name: string;
  /** What is asked for at first, and what is not looked up. */
  asks: string;
  wants: string;
  offers: readonly Item[];
  /** Which offer is agreed to, and which is booked or moved to besides. */
  taken: Item;
  other: Item;
  codes: readonly [string, string];
  readBack: string;
}

const MAPLE: Pick<Item, 'resource'> = { resource: 'chair' };
const tee = (startsAt: string): Item => ({
  startsAt,
  service: 'tee-time',
  resource: 'first-tee',
  party: 4,
});
const cut = (startsAt: string, resource: string): Item => ({
  startsAt,
  service: 'haircut',
  resource,
});

const tuesdayTen: Item = { ...MAPLE, service: 'cleaning', startsAt: '2026-11-24T15:00:00Z' };
const fridayThree: Item = { ...MAPLE, service: 'cleaning', startsAt: '2026-11-27T20:00:00Z' };
const saturdayEight = tee('2026-11-28T16:00:00Z');
const saturdayHalfNine = tee('2026-11-28T17:30:00Z');
const wednesdayEleven = cut('2026-11-25T11:00:00Z', 'amelia');
const thursdayFour = cut('2026-11-26T16:00:00Z', 'priya');

const STORIES: Record<Slug, Story> = {
  'maple-dental': {
    from: '+12125550123',
    name: 'Ana Silva',
    asks: 'a cleaning on Thursday at four please',
    wants: 'a cleaning this week at noon',
    offers: [tuesdayTen, { ...tuesdayTen, startsAt: '2026-11-24T19:00:00Z' }, fridayThree],
    taken: tuesdayTen,
    other: { ...fridayThree, service: 'checkup' },
    codes: ['K7XMR', 'P4WDN'],
    readBack: "That's a cleaning on Tuesday, November 24 at 10 AM. Shall I book it?",
  },
  'pine-valley-golf': {
    from: '+13105550188',
    name: 'Ben Carter',
    asks: 'three of us on Sunday at nine please',
    wants: 'Saturday morning for four of us, seven maybe',
    offers: [saturdayEight, tee('2026-11-28T16:10:00Z'), saturdayHalfNine],
    taken: saturdayEight,
    other: saturdayHalfNine,
    codes: ['T3QHB', 'W6NKD'],
    readBack: "That's a tee time for 4 people on Saturday, November 28 at 8 AM. Shall I book it?",
  },
  'studio-nine': {
    from: '+447700900123',
    name: 'Maya Hughes',
    asks: "hi it's Maya, can Jonas do a haircut on Friday at five",
    wants: 'a haircut this week',
    offers: [wednesdayEleven, cut('2026-11-25T14:30:00Z', 'jonas'), thursdayFour],
    taken: wednesdayEleven,
    other: thursdayFour,
    codes: ['H8VLC', 'D5RTG'],
    readBack: "That's a haircut with Amelia on Wednesday 25 November at 11 am. Shall I book it?",
  },
};

/** What the gate knows when a call to this business has come so far. */
export function contextAt(slug: Slug, stage: Stage): GateContext {
  const business: BusinessRow = SEEDED[slug];
  const terms = (rows: readonly { slug: string; name: string; aliases: string[] }[]) =>
    rows.map(({ slug: id, name, aliases }) => ({ slug: id, name, aliases }));
  const facts = businessFactsOf(business);
  return {
    ...facts,
    events: eventsAt(slug, stage),
    language: languageFor(business.locale),
    read: {
      now: NOW,
      zone: business.zone,
      country: business.country,
      services: terms(business.services),
      resources: terms(business.resources),
      expecting: 'anything',
      opensMinute: Math.min(...facts.knownMinutes),
      closesMinute: Math.max(...facts.knownMinutes),
      maxParty: Math.max(...business.services.map(({ max_party }) => max_party)),
    },
  };
}

function eventsAt(slug: Slug, stage: Stage): CallEvent[] {
  const story = STORIES[slug];
  const opening: NewCallEvent[] = [started(story.from), agent('How can I help you?')];
  const identified: NewCallEvent = {
    type: 'caller.identified',
    data: { name: story.name, phone: story.from, verified: true },
  };
  const search = done('fetch_slots', {
    offers: story.offers.map((item, index) => ({
      ...offer(`S${index + 1}`, item.startsAt),
      ...wordsOf(slug, item),
    })),
  });
  const first = rowOf({ slug, id: 'A1', item: story.taken });
  const second = rowOf({ slug, id: 'A2', item: story.other });
  const found = [...opening, caller(story.wants), identified, search];
  const pending = [...found, agent(story.readBack, [{ kind: 'book', subject: 'S1' }])];
  const agreed = [...pending, caller('yes please', 'yes')];
  const known = [
    ...opening,
    caller('it is about my booking'),
    identified,
    done('retrieve_appointments', { appointments: [first] }),
  ];
  const written = (kind: 'message') =>
    done('take_message', { written: { kind, subject: 'message', replayed: false } });
  const stages: Record<Stage, NewCallEvent[]> = {
    fresh: opening,
    asked: [...opening, caller(story.asks)],
    offered: found,
    pending,
    failed: [...agreed, failed('book_appointment', 'slot_taken')],
    booked: [...agreed, booked(first)],
    two: [...agreed, booked(first), agent('Done.'), booked(second, 'S3')],
    known,
    moved: [
      ...known,
      search,
      agent('Shall I move it?', [{ kind: 'modify', subject: 'S3' }]),
      caller('yes', 'yes'),
      moved({ ...second, id: 'A1', code: first.code, ...serviceOf(first) }, 'S3'),
    ],
    cancelled: [
      ...known,
      agent('Shall I cancel it?', [{ kind: 'cancel', subject: 'A1' }]),
      caller('yes', 'yes'),
      cancelled(first),
    ],
    message: [
      ...opening,
      caller('tell them I am running late'),
      agent('Shall I pass it on?', [{ kind: 'message', subject: 'message' }]),
      caller('yes', 'yes'),
      written('message'),
    ],
    transferred: [...opening, done('transfer_call', { handingOver: { target: 'front desk' } })],
  };
  return logged(...stages[stage]);
}

function rowOf(given: { slug: Slug; id: 'A1' | 'A2'; item: Item }): KnownAppointment {
  const { slug, id, item } = given;
  const { codes, name } = STORIES[slug];
  return {
    ...appointment(id, item.startsAt),
    ...wordsOf(slug, item),
    code: codes[id === 'A1' ? 0 : 1],
    callerName: name,
  };
}

function serviceOf({ service, serviceName }: KnownAppointment) {
  return { service, serviceName };
}

function wordsOf(slug: Slug, item: Item) {
  const { services, resources } = SEEDED[slug];
  const service = services.find((one) => one.slug === item.service);
  const resource = resources.find((one) => one.slug === item.resource);
  if (!service || !resource) throw new Error(`${slug} has no ${item.service} or ${item.resource}`);
  return {
    service: service.slug,
    serviceName: service.name,
    resource: resource.slug,
    resourceName: resource.name,
    partySize: item.party ?? 1,
    endsAt: new Date(Date.parse(item.startsAt) + service.duration_minutes * 60_000).toISOString(),
  };
}
