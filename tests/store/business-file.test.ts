import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { BusinessFileError, readBusinessFile } from '../../src/store/business-file.ts';

const YAML = `
slug: corner-barber
name: Corner Barber
zone: America/Chicago
country: US
numbers: [+12125550177, "+442079460999"]
transfer_targets:
  front desk: tel:+12125550178
  the boss: sip:boss@example.com
services:
  - slug: haircut
    name: Haircut
    aliases: [Cut, trim, cut]
    duration_minutes: 30
    price: 25.5
    currency: USD
  - slug: shave
    name: Shave
    duration_minutes: 60
    resources: [chair-two]
resources:
  - slug: chair-one
    name: Joe
    kind: barber
    selectable: true
    slot_minutes: 30
    hours:
      - { days: [sat, mon], opens: "09:00", closes: "12:00" }
      - { days: [mon], opens: "13:00", closes: "24:00", last_start: "18:00" }
  - slug: chair-two
    name: Ann
    kind: barber
    slot_minutes: 15
    hours: [{ days: [tue], opens: "10:00", closes: "16:00" }]
closures:
  - { from: 2026-12-24, to: 2026-12-26, reason: Christmas }
  - { from: 2027-01-01, resource: chair-one }
`;

/** Messages for the good file with one part changed, each without the file's name. */
function problemsOf(change: (file: Record<string, never>) => void): string[] {
  const file = parse(YAML);
  // Made a number by the plain reader here, not by ours.
  file.numbers = ['+12125550177'];
  change(file);
  return problemsOfText(stringify(file));
}

function problemsOfText(text: string): string[] {
  try {
    readBusinessFile(text, 'shop.yaml');
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(BusinessFileError);
    const lines = (error as BusinessFileError).message.split('\n');
    expect(lines.every((line) => line.startsWith('shop.yaml: '))).toBe(true);
    return lines.map((line) => line.slice('shop.yaml: '.length));
  }
}

/** Sets the value at a path such as `services[0].price`; undefined takes the key away. */
function at(path: string, value: unknown) {
  return (file: Record<string, never>): void => {
    const keys = path.split(/[.[\]]+/).filter((key) => key !== '');
    const last = keys.pop() ?? '';
    const parent = keys.reduce<Record<string, unknown>>(
      (part, key) => part[key] as Record<string, unknown>,
      file,
    );
    if (value === undefined) delete parent[last];
    else parent[last] = value;
  };
}

describe('a business file', () => {
  it('is spelled out in full', () => {
    expect(readBusinessFile(YAML, 'shop.yaml')).toEqual({
      slug: 'corner-barber',
      name: 'Corner Barber',
      zone: 'America/Chicago',
      locale: 'en-US',
      country: 'US',
      greeting: null,
      numbers: ['+12125550177', '+442079460999'],
      settings: { minimum_notice_minutes: 0, cancel_notice_minutes: 0 },
      transfer_targets: {
        'front desk': {
          to: 'tel:+12125550178',
          how: 'cold',
          trunk: null,
          aliases: [],
          hours: null,
          position: 0,
        },
        'the boss': {
          to: 'sip:boss@example.com',
          how: 'cold',
          trunk: null,
          aliases: [],
          hours: null,
          position: 1,
        },
      },
      ask_for_email: false,
      services: [
        {
          slug: 'haircut',
          name: 'Haircut',
          aliases: ['cut', 'trim'],
          duration_minutes: 30,
          price_cents: 2550,
          currency: 'USD',
          min_party: 1,
          max_party: 1,
          resources: null,
        },
        {
          slug: 'shave',
          name: 'Shave',
          aliases: [],
          duration_minutes: 60,
          price_cents: null,
          currency: 'USD',
          min_party: 1,
          max_party: 1,
          resources: ['chair-two'],
        },
      ],
      resources: [
        {
          slug: 'chair-one',
          name: 'Joe',
          aliases: [],
          kind: 'barber',
          selectable: true,
          capacity: 1,
          shared: true,
          slot_minutes: 30,
          slot_every_minutes: 30,
          hours: [
            { weekday: 1, opens: '09:00', closes: '12:00', last_start: null },
            { weekday: 1, opens: '13:00', closes: '24:00', last_start: '18:00' },
            { weekday: 6, opens: '09:00', closes: '12:00', last_start: null },
          ],
        },
        {
          slug: 'chair-two',
          name: 'Ann',
          aliases: [],
          kind: 'barber',
          selectable: false,
          capacity: 1,
          shared: true,
          slot_minutes: 15,
          slot_every_minutes: 15,
          hours: [{ weekday: 2, opens: '10:00', closes: '16:00', last_start: null }],
        },
      ],
      closures: [
        { from: '2026-12-24', to: '2026-12-26', reason: 'Christmas', resource: null },
        { from: '2027-01-01', to: '2027-01-01', reason: null, resource: 'chair-one' },
      ],
    });
  });

  it.each(['12.34', '0.29', '1.15', '999999.99', '19.99'])(
    'keeps the price %s exactly',
    (price) => {
      const text = YAML.replace('price: 25.5', `price: ${price}`);
      const cents = readBusinessFile(text, 'x').services[0]?.price_cents;
      expect(cents).toBe(Number(price.replace('.', '')));
    },
  );

  it('counts money in the currency’s own minor unit', () => {
    const text = YAML.replace('price: 25.5', 'price: 3000').replace('USD', 'JPY');
    expect(readBusinessFile(text, 'x').services[0]?.price_cents).toBe(3000);
  });
  it('reads a key with nothing after it as absent', () => {
    expect(readBusinessFile(`${YAML}\ngreeting:\nsettings:\n`, 'x').greeting).toBeNull();
  });

  const ours = ['../../supabase/businesses', '../../scenarios/businesses'].flatMap((folder) => {
    const path = fileURLToPath(new URL(folder, import.meta.url));
    return readdirSync(path).map((name): [string, string] => [name, `${path}/${name}`]);
  });
  it.each(ours)('such as %s is right', (name, path) => {
    expect(readBusinessFile(readFileSync(path, 'utf8'), name).slug).toBe(name.replace('.yaml', ''));
  });

  it('says which tables are for one party only', () => {
    const text = YAML.replace('kind: barber', 'kind: table\n    shared: false');
    expect(readBusinessFile(text, 'x').resources.map(({ shared }) => shared)).toEqual([
      false,
      true,
    ]);
  });
});

describe('a wrong business file', () => {
  it.each([
    ['slug', 'Corner Barber', 'slug: must be lower-case letters'],
    ['slug', undefined, 'slug: is missing; it must be lower-case letters'],
    ['name', '  ', 'name: must be some words'],
    [
      'zone',
      'America/Chicagoo',
      'zone: must be an IANA time zone (got "America/Chicagoo"), for example America/New_York',
    ],
    ['zone', 'EST', 'zone: must be an IANA time zone'],
    ['country', 'USA', 'country: must be a country as two capital letters'],
    ['country', 'ZQ', 'country: must be a country as two capital letters'],
    ['locale', 'english!', 'locale: must be a language tag'],
    ['numbers[0]', '(212) 555-0177', 'numbers[0]: must be a phone number as + and 7 to 15 digits'],
    ['numbers', '+12125550177', 'numbers: must be a list'],
    [
      'transfer_targets.front desk',
      '+12125550178',
      'transfer_targets.front desk: must be a tel: or sip: address',
    ],
    [
      'transfer_targets.front desk',
      { to: 'tel:+12125550178', how: 'hot' },
      'transfer_targets.front desk.how: must be cold',
    ],
    [
      'transfer_targets.front desk',
      { to: 'tel:+12125550178', hour: [] },
      'transfer_targets.front desk.hour: is not a known key; did you mean hours?',
    ],
    [
      'transfer_targets.front desk',
      { how: 'cold' },
      'transfer_targets.front desk.to: is missing; it must be a tel: or sip: address',
    ],
    [
      'transfer_targets.front desk',
      { to: 'tel:+12125550178', how: 'warm' },
      'transfer_targets.front desk.how: warm needs settings.outbound_trunk',
    ],
    [
      'settings',
      { outbound_trunk: 'trunk-7' },
      'settings.outbound_trunk: must be the id of an outbound trunk',
    ],
    [
      'settings',
      { minimum_notice_minutes: -1 },
      'settings.minimum_notice_minutes: must be a whole number of minutes from 0',
    ],
    ['services', [], 'services: must have at least one entry'],
    ['resources', undefined, 'resources: is missing; it must be a list'],
    [
      'services[0].duration_minutes',
      -5,
      'services[0].duration_minutes: must be a whole number of minutes from 5 to 1440 (got -5), for example 30',
    ],
    [
      'services[0].duration_minutes',
      45,
      'services[0].duration_minutes: must be a multiple of 30, the slot_minutes of chair-one (got 45), for example 60',
    ],
    [
      'services[1].duration_minutes',
      720,
      'services[1].duration_minutes: is longer than chair-two is ever open, 360 minutes',
    ],
    ['services[0].price', -1, 'services[0].price: must be an amount of money'],
    ['services[0].price', 1.005, 'services[0].price: must have at most 2 decimals in USD'],
    [
      'services[0].currency',
      undefined,
      'services[0].currency: is missing; a price needs its currency',
    ],
    ['services[0].currency', 'usd', 'services[0].currency: must be a currency'],
    ['services[0].min_party', 3, 'services[0].max_party: must not be under min_party, 3 (got 1)'],
    ['services[1].slug', 'haircut', 'services[1].slug: repeats services[0].slug (haircut)'],
    [
      'services[1].resources',
      ['chair-three'],
      'services[1].resources[0]: names no resource of this file (got chair-three); there are chair-one, chair-two',
    ],
    [
      'resources[0].capacity',
      0,
      'resources[0].capacity: must be a whole number of people from 1 to 100',
    ],
    ['resources[0].selectable', 'yes', 'resources[0].selectable: must be true or false'],
    [
      'resources[0].slot_every_minutes',
      20,
      'resources[0].slot_every_minutes: must not be under slot_minutes, 30 (got 20)',
    ],
    [
      'resources[0].hours[0].opens',
      '9am',
      'resources[0].hours[0].opens: must be a time as HH:MM (got "9am"), for example "09:00"',
    ],
    [
      'resources[0].hours[0].closes',
      '08:00',
      'resources[0].hours[0].closes: must be after opens, 09:00 (got 08:00)',
    ],
    [
      'resources[0].hours[0].closes',
      '09:20',
      'resources[0].hours[0].closes: leaves no room for a slot of 30 minutes',
    ],
    [
      'resources[0].hours[0].closes',
      '13:30',
      'resources[0].hours[1]: overlaps resources[0].hours[0] (09:00 to 13:30) on mon',
    ],
    [
      'resources[0].hours[1].last_start',
      '08:00',
      'resources[0].hours[1].last_start: must be from 13:00 to 24:00',
    ],
    [
      'resources[0].hours[0].days',
      ['monday'],
      'resources[0].hours[0].days[0]: must be one of mon, tue',
    ],
    ['resources[0].hours[0].days', ['mon', 'mon'], 'resources[0].hours[0].days[1]: repeats'],
    [
      'closures[0].from',
      '2026-02-30',
      'closures[0].from: must be a date as YYYY-MM-DD that exists',
    ],
    ['closures[0].to', '2026-12-01', 'closures[0].to: must not be before 2026-12-24'],
    ['closures[1].resource', 'chair-9', 'closures[1].resource: names no resource'],
    ['nubmers', [], 'nubmers: is not a known key; did you mean numbers?'],
    [
      'services[0].durations',
      30,
      'services[0].durations: is not a known key; did you mean duration_minutes?',
    ],
    [
      'resources[0].hours[0].open',
      '09:00',
      'resources[0].hours[0].open: is not a known key; did you mean opens?',
    ],
    ['whatever', 1, 'whatever: is not a known key; known are slug, name, zone'],
  ])('with %s %j is told so', (path, value, expected) => {
    const problems = problemsOf(at(path, value));
    expect(problems).toEqual([expect.stringContaining(expected)]);
  });

  it.each([
    ['resources[1].slug', 'chair-one', 'resources[1].slug: repeats resources[0].slug (chair-one)'],
    [
      'resources[1].slot_every_minutes',
      30,
      'services[1].duration_minutes: must be 15, the slot_minutes of chair-two, whose slots do not follow',
    ],
  ])('with %s %j is told so, beside what follows from it', (path, value, expected) => {
    expect(problemsOf(at(path, value))).toContainEqual(expect.stringContaining(expected));
  });

  it('is told everything at once', () => {
    const problems = problemsOf((file) => {
      at('zone', 'Mars/Olympus')(file);
      at('services[0].duration_minutes', 0)(file);
      at('resources[0].hours[0].closes', '08:00')(file);
      at('closures[0].to', '2026-12-01')(file);
      at('services[1].resources', ['nobody'])(file);
    });
    expect(problems.map((line) => line.split(':')[0])).toEqual([
      'zone',
      'services[0].duration_minutes',
      'services[1].resources[0]',
      'resources[0].hours[0].closes',
      'closures[0].to',
    ]);
  });

  it.each([
    ['', 'must be a mapping with the keys slug, name'],
    ['- 1', 'must be a mapping with the keys slug, name'],
    ['a: 1\na: 2', 'line 2, column 1: Map keys must be unique'],
    ['a: [', 'line 1'],
  ])('that is not a mapping (%j) is told so', (text, expected) => {
    expect(problemsOfText(text)).toEqual([expect.stringContaining(expected)]);
  });

  it('keeps the plus of an unquoted number, and refuses a number without one', () => {
    expect(problemsOfText(YAML.replace('+12125550177', '2079460999'))).toEqual([
      expect.stringContaining('numbers[0]: must be a phone number'),
    ]);
    expect(problemsOfText(YAML.replace('"+442079460999"', '+12125550177'))).toEqual([
      'numbers[1]: repeats numbers[0] (+12125550177)',
    ]);
  });
});
