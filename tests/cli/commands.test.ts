import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { type Ran, run, start } from './bellhop.ts';

/** The commands as people run them, on one data directory they all share with a running host. */
const NOW = '2026-11-23T14:00:00Z';
const FROM = '+12125550123';

let database: TestDatabase;
let settings: Record<string, string>;

beforeAll(async () => {
  database = await testDatabase({ now: NOW });
  settings = { BELLHOP_DATA_DIR: database.dataDir, BELLHOP_NOW: NOW };
});

// Starting the whole of it takes seconds where many things run at once.
vi.setConfig({ testTimeout: 120_000 });

afterAll(async () => {
  await database?.close();
});

const bellhop = (args: string[], input = '') => run(args, settings, input);
const objects = (ran: Ran) => ran.lines.map((line) => JSON.parse(line) as Record<string, unknown>);

const BOOKING = 'a cleaning tomorrow at ten for Ana Silva\nyes\n';

describe('chat with lines from a pipe', () => {
  it('answers in lines that begin with "agent: ", ends with the input, and leaves a row', async () => {
    const ran = await bellhop(['chat', '--from', FROM], `${BOOKING}that's all, bye\n`);
    expect(ran.err).toBe('');
    expect(ran.code).toBe(0);
    const spoken = ran.lines.filter((line) => !line.startsWith('  '));
    expect(spoken.length).toBeGreaterThanOrEqual(4);
    for (const line of spoken) expect(line).toMatch(/^agent: \S/);
    const [row] = objects(await bellhop(['appointments', '--json']));
    expect(spoken.join('\n')).toContain(String(row?.code).split('').join(', '));
  });

  it('with --json prints one event a line', async () => {
    const ran = await bellhop(['chat', '--json'], 'what are your hours?\n');
    expect(ran.code).toBe(0);
    const events = objects(ran);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_event, index) => index));
    for (const { time, type } of events) {
      expect(Date.parse(String(time))).not.toBeNaN();
      expect(type).toMatch(/^[a-z]+(\.[a-z]+)?$/);
    }
    const turns = events.filter(({ type }) => String(type).startsWith('turn.'));
    expect(turns.map(({ type }) => type)).toEqual(['turn.agent', 'turn.caller', 'turn.agent']);
    expect(turns[1]).toMatchObject({ text: 'what are your hours?' });
    expect(events[0]).toMatchObject({ type: 'call.started', business: 'maple-dental' });
    // The state follows from it, and is told after it.
    expect(events.slice(-2).map(({ type }) => type)).toContain('call.ended');
  });

  it('says which business there is not', async () => {
    const ran = await bellhop(['chat', '--business', 'no-such-place']);
    expect(ran.code).toBe(1);
    expect(ran.err).toMatch(/^bellhop: .*no.such|^bellhop: .*business/);
    expect(ran.out).toBe('');
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('ended by %s it ends with %i, and the call is closed', async (signal, code) => {
    const { child, shows, end } = start(['chat', '--from', '+12125550155'], settings);
    await shows(/agent: /);
    child.kill(signal);
    expect((await end).code).toBe(code);
    const calls = await database.store.operatorCalls();
    const mine = calls.filter(({ from }) => from === '+12125550155');
    expect(
      mine.every(({ ended_at, outcome }) => ended_at !== null && outcome === 'abandoned'),
    ).toBe(true);
    expect(mine.length).toBeGreaterThan(0);
  });
});

describe('records', () => {
  it.each([
    [
      'appointments',
      'business caller_name caller_phone code ends_at party_size resource service starts_at status version',
    ],
    ['calls', 'business ended_at from id outcome room started_at to'],
    ['messages', 'at business contact_number name text'],
  ])('%s --json: one object a line, with these keys', async (name, keys) => {
    const { store } = database;
    const opened = await store.openCall({
      callId: 'm1',
      room: 'r',
      channel: 'chat',
      business: 'maple-dental',
    });
    const call = { businessId: opened.business.id, callId: 'm1' };
    await store.takeMessage({
      ...call,
      key: 'k1',
      text: 'Call me',
      name: 'Bo',
      contactNumber: FROM,
    });
    const ran = await bellhop([name, '--json']);
    expect(ran.code).toBe(0);
    expect(ran.lines.length).toBeGreaterThan(0);
    for (const row of objects(ran)) expect(Object.keys(row).sort().join(' ')).toBe(keys);
    const table = await bellhop([name]);
    expect(table.lines[0]).toMatch(/business/);
    const elsewhere = await bellhop([name, '--json', '--business', 'studio-nine']);
    expect(elsewhere).toMatchObject({ code: 0, out: '' });
  });

  it('tell times with the offset of the business', async () => {
    const [row] = objects(await bellhop(['appointments', '--json', '--business', 'maple-dental']));
    expect(row).toMatchObject({
      status: 'booked',
      service: 'cleaning',
      resource: 'chair',
      starts_at: '2026-11-24T10:00:00-05:00',
      ends_at: '2026-11-24T10:30:00-05:00',
      party_size: 1,
      caller_phone: FROM,
      caller_name: 'Ana Silva',
      version: 1,
    });
  });
});

const YAML = `
slug: corner-barber
name: Corner Barber
zone: America/Chicago
country: US
numbers: ["+12125550177"]
services: [{ slug: haircut, name: Haircut, duration_minutes: 30 }]
resources:
  - slug: joe
    name: Joe
    kind: barber
    slot_minutes: 30
    hours: [{ days: [mon, tue, wed, thu, fri], opens: "09:00", closes: "12:00" }]
`;

describe('business import', () => {
  const file = (name: string, text: string) => {
    const path = join(database.dataDir, name);
    writeFileSync(path, text);
    return path;
  };

  it('has a business answering at once, and the same file changes nothing', async () => {
    const path = file('barber.yaml', YAML);
    const first = await bellhop(['business', 'import', path]);
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toMatch(/corner-barber: created, [1-9]\d* slots/);
    expect((await bellhop(['business', 'import', path])).out).toMatch(/corner-barber: updated/);
    const listed = objects(await bellhop(['business', 'list', '--json']));
    expect(listed.map(({ slug }) => slug)).toContain('corner-barber');
    const chat = await bellhop(['chat', '--business', 'corner-barber'], 'tomorrow at ten please\n');
    expect(chat.out).toMatch(/Corner Barber[\s\S]*10 AM/);
  });

  it.each([
    ['zone', YAML.replace('America/Chicago', 'Mars/Olympus'), /zone/],
    ['hours', YAML.replace('"12:00"', '"8:00"'), /hours/],
    ['number', YAML.replace('+12125550177', '555-0177'), /numbers/],
    ['unknown field', `${YAML}colour: red\n`, /colour/],
    ['no YAML at all', '{{{', /wrong\.yaml/],
  ])('of a wrong file names what is wrong: %s', async (_what, text, names) => {
    const ran = await bellhop(['business', 'import', file('wrong.yaml', text)]);
    expect(ran.code).not.toBe(0);
    expect(ran.err).toMatch(names);
    expect(ran.err).not.toMatch(/^\s+at /m);
    expect(ran.out).toBe('');
  });
});
