import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ToolName } from '../../src/dialogue/events.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { type DeskCall, deskCall } from './desk-call.ts';

/** Whatever a model sends, it gets an answer it can act on, and nothing is written. */

const NOW = '2026-11-23T14:00:00Z';
const CALLER = '+12125550123';

let database: TestDatabase;
let dental: DeskCall;
let golf: DeskCall;
let foreignRow: string;

beforeAll(async () => {
  database = await testDatabase({ now: NOW });
  const { store } = database;
  const other = await deskCall({ store, now: NOW, business: 'maple-dental', from: '+12125550177' });
  await other.run('fetch_slots', { date: '2026-11-24', time: '10:00', service: 'cleaning' });
  await other.run('identify_user', { name: 'Otto Foreign' });
  other.agree('book', 'S1');
  const { outcome } = await other.run('book_appointment', { slot_id: 'S1' });
  foreignRow = outcome.written?.appointment?.rowId ?? '';
  dental = await deskCall({ store, now: NOW, business: 'maple-dental', from: CALLER });
  await dental.run('identify_user', { name: 'Ana Silva' });
  await dental.run('fetch_slots', { date: '2026-11-24', service: 'cleaning' });
  golf = await deskCall({ store, now: NOW, business: 'pine-valley-golf', from: CALLER });
});

afterAll(async () => {
  await database?.close();
});

const HUGE = 'x'.repeat(5000);
const SQL = "'; drop table appointments; --";
const EMOJI = '👩‍👩‍👧‍👦🦷';
const BROKEN = 'a\u0000b\ud800';

/** Wrong in every tool: the whole of the arguments. */
const notArguments: [string, unknown][] = [
  ['text', 'book it'],
  ['a number', 7],
  ['a list', ['S1']],
  ['true', true],
];

const wrong: [ToolName, unknown, string][] = [
  ['identify_user', undefined, 'nothing_given'],
  ['identify_user', {}, 'nothing_given'],
  ['identify_user', { name: null, contact_number: '', confirmation_code: 'null' }, 'nothing_given'],
  ['identify_user', { name: ['Ana'] }, 'invalid_arguments'],
  ['identify_user', { name: { first: 'Ana' } }, 'invalid_arguments'],
  ['identify_user', { name: HUGE }, 'invalid_arguments'],
  ['identify_user', { contact_number: 'my number' }, 'number_not_understood'],
  ['identify_user', { contact_number: 42 }, 'number_not_understood'],
  ['identify_user', { contact_number: EMOJI }, 'number_not_understood'],
  ['identify_user', { contact_number: SQL }, 'number_not_understood'],
  ['identify_user', { name: 'Ana', confirmation_code: SQL }, 'not_found'],
  ['identify_user', { name: SQL, confirmation_code: EMOJI }, 'not_found'],
  ['identify_user', { confirmation_code: HUGE }, 'invalid_arguments'],
  ['fetch_slots', { date: 'February 30th' }, 'date_not_understood'],
  ['fetch_slots', { date: '2026-02-30' }, 'date_not_understood'],
  ['fetch_slots', { date: '2020-01-01' }, 'date_not_understood'],
  ['fetch_slots', { date: '2020-01-01/2020-01-05' }, 'date_not_understood'],
  ['fetch_slots', { date: 'whenever pigs fly' }, 'date_not_understood'],
  ['fetch_slots', { date: 20261124.5 }, 'date_not_understood'],
  ['fetch_slots', { date: SQL }, 'date_not_understood'],
  ['fetch_slots', { date: EMOJI }, 'date_not_understood'],
  ['fetch_slots', { date: ['2026-11-24'] }, 'invalid_arguments'],
  ['fetch_slots', { date: HUGE }, 'invalid_arguments'],
  ['fetch_slots', { time: 'blue' }, 'time_not_understood'],
  ['fetch_slots', { time: '25:70' }, 'time_not_understood'],
  ['fetch_slots', { part_of_day: 'greenish' }, 'part_of_day_not_understood'],
  ['fetch_slots', { service: 'a root canal' }, 'unknown_service'],
  ['fetch_slots', { service: SQL }, 'unknown_service'],
  ['fetch_slots', { service: EMOJI }, 'unknown_service'],
  ['fetch_slots', { service: false }, 'invalid_arguments'],
  ['fetch_slots', { resource: 'Dr. Nobody' }, 'unknown_resource'],
  ['fetch_slots', { party_size: 0 }, 'invalid_arguments'],
  ['fetch_slots', { party_size: -1 }, 'invalid_arguments'],
  ['fetch_slots', { party_size: 1000 }, 'invalid_arguments'],
  ['fetch_slots', { party_size: 2.5 }, 'invalid_arguments'],
  ['fetch_slots', { party_size: 'many' }, 'invalid_arguments'],
  ['fetch_slots', { party_size: [2] }, 'invalid_arguments'],
  ['fetch_slots', { party_size: true }, 'invalid_arguments'],
  ['fetch_slots', { party_size: 2 }, 'party_too_large'],
  ['fetch_slots', { appointment_id: 'A9' }, 'unknown_appointment'],
  ['book_appointment', {}, 'invalid_arguments'],
  ['book_appointment', { slot_id: null }, 'invalid_arguments'],
  ['book_appointment', { slot_id: '' }, 'invalid_arguments'],
  ['book_appointment', { slot_id: '   ' }, 'invalid_arguments'],
  ['book_appointment', { slot_id: ['S1'] }, 'invalid_arguments'],
  ['book_appointment', { slot_id: HUGE }, 'invalid_arguments'],
  ['book_appointment', { slot_id: 'S99' }, 'unknown_slot'],
  ['book_appointment', { slot_id: 1 }, 'unknown_slot'],
  ['book_appointment', { slot_id: 'tuesday at ten' }, 'unknown_slot'],
  ['book_appointment', { slot_id: EMOJI }, 'unknown_slot'],
  ['book_appointment', { slot_id: 'S1', notes: HUGE }, 'invalid_arguments'],
  ['book_appointment', { slot_id: 'S1' }, 'consent_missing'],
  ['modify_appointment', {}, 'invalid_arguments'],
  ['modify_appointment', { appointment_id: 'A1' }, 'invalid_arguments'],
  ['modify_appointment', { appointment_id: 'A1', new_slot_id: 'S1' }, 'unknown_appointment'],
  ['modify_appointment', { appointment_id: 0, new_slot_id: 0 }, 'unknown_appointment'],
  ['cancel_appointment', {}, 'invalid_arguments'],
  ['cancel_appointment', { appointment_id: {} }, 'invalid_arguments'],
  ['cancel_appointment', { appointment_id: 'A1' }, 'unknown_appointment'],
  ['cancel_appointment', { appointment_id: SQL }, 'unknown_appointment'],
  ['take_message', {}, 'invalid_arguments'],
  ['take_message', { text: '' }, 'invalid_arguments'],
  ['take_message', { text: ['call me'] }, 'invalid_arguments'],
  ['take_message', { text: HUGE }, 'invalid_arguments'],
  ['take_message', { text: 'Call me', contact_number: '12' }, 'number_not_understood'],
  ['transfer_call', {}, 'invalid_arguments'],
  ['transfer_call', { target: 'the boss' }, 'no_transfer'],
  ['transfer_call', { target: '+19005550100' }, 'no_transfer'],
];

async function written() {
  const { store } = database;
  return [await store.operatorAppointments(), await store.operatorMessages()];
}

describe('what a model may send', () => {
  it.each(wrong)('%s %j is refused: %s', async (tool, args, reason) => {
    const before = await written();
    const refusal = await dental.refused(tool, args);
    expect(refusal.reason).toBe(reason);
    // Enough to go on with: what was wrong or what to do next, in a sentence or two.
    expect(refusal.message).toMatch(
      /\b(ask|pass|use|call|correct|tell|say|offer|leave|is morning)\b/i,
    );
    expect(refusal.message.length).toBeLessThan(500);
    expect(await written()).toEqual(before);
    const [began] = dental.events('tool.started').slice(-1);
    const [ended] = dental.events('tool.failed').slice(-1);
    expect(began).toMatchObject({ data: { tool } });
    expect(ended).toMatchObject({ data: { tool, reason, message: refusal.message } });
  });

  it.each(notArguments)(
    '%s instead of arguments is refused by every tool that needs some',
    async (_what, args) => {
      for (const tool of [
        'book_appointment',
        'cancel_appointment',
        'take_message',
        'fetch_slots',
      ] as const) {
        expect((await dental.refused(tool, args)).reason).toBe('invalid_arguments');
      }
    },
  );

  it("another caller's appointment is unknown, by its row id too", async () => {
    expect(foreignRow).toMatch(/^[0-9a-f-]{36}$/);
    const refusals = [
      await dental.refused('cancel_appointment', { appointment_id: foreignRow }),
      await dental.refused('modify_appointment', { appointment_id: foreignRow, new_slot_id: 'S1' }),
    ];
    expect(refusals.map(({ reason }) => reason)).toEqual([
      'unknown_appointment',
      'unknown_appointment',
    ]);
    expect(refusals[0]?.message).not.toMatch(/Otto/);
    const rows = await database.store.operatorAppointments({ business: 'maple-dental' });
    expect(rows.find(({ caller_name }) => caller_name === 'Otto Foreign')?.status).toBe('booked');
  });

  it.each([
    [9, 'party_too_large'],
    [100, 'party_too_large'],
    [0, 'invalid_arguments'],
    [-1, 'invalid_arguments'],
    [1000, 'invalid_arguments'],
  ])('a golf party of %i is refused: %s', async (party_size, reason) => {
    expect((await golf.refused('fetch_slots', { party_size })).reason).toBe(reason);
  });

  it.each([
    [{ party_size: '3', date: 'tomorrow' }, 3],
    [{ party_size: null, date: 'tomorrow' }, 1],
    [{ party_size: 'null', date: null, time: '', resource: 'none' }, 1],
    [{ party_size: 8, date: '2026-11-24', service: 'TEE TIME' }, 8],
    [{ party_size: 2, unheard_of: { anything: [1] } }, 2],
  ])('harmless variations are understood: %j', async (args, party) => {
    const { outcome } = await golf.run('fetch_slots', args);
    expect(outcome.offers?.[0]?.partySize).toBe(party);
  });

  it('a day that is past or far ahead is answered like any other without free times', async () => {
    const { result } = await dental.run('fetch_slots', { date: '2031-01-06', service: 'cleaning' });
    expect(result.as_asked).toBe(false);
    const wide = await dental.run('fetch_slots', {
      date: '2026-11-24/2036-11-24',
      service: 'cleaning',
    });
    expect(wide.outcome.offers?.length).toBeGreaterThan(0);
  });

  it('an unknown slot_id is answered with the ones there are', async () => {
    await dental.run('fetch_slots', { date: '2026-11-24', service: 'cleaning' });
    const { message } = await dental.refused('book_appointment', { slot_id: 'S999' });
    const [first] = dental.events('tool.succeeded').slice(-1);
    const known = first?.type === 'tool.succeeded' ? (first.data.outcome.offers ?? []) : [];
    expect(known.length).toBeGreaterThan(0);
    for (const { id } of known) expect(message).toContain(id);
  });

  it('an ambiguous or missing service is answered with the names there are', async () => {
    const fresh = await deskCall({ store: database.store, now: NOW, business: 'maple-dental' });
    const { reason, message } = await fresh.refused('fetch_slots', { date: 'tomorrow' });
    expect(reason).toBe('service_needed');
    expect(message).toContain('Cleaning');
    expect(message).toContain('Check-up');
  });

  it('text that no database can hold is stored without what it cannot hold', async () => {
    const text = `Call ${BROKEN} ${EMOJI}`;
    dental.agree(
      'message',
      'message',
      'yes',
      `Your message from ${BROKEN} is: "${text}". Shall I pass it on?`,
    );
    const { outcome } = await dental.run('take_message', {
      text,
      name: BROKEN,
    });
    expect(outcome.written).toMatchObject({ kind: 'message' });
    const [message] = await database.store.operatorMessages({ business: 'maple-dental' });
    expect(message?.text).toContain(EMOJI);
    expect(message?.text).toMatch(/^Call a b /);
  });

  it('every event of it all can be stored', async () => {
    await dental.refused('book_appointment', {
      slot_id: [`${'x'.repeat(497)}${EMOJI.repeat(20)}`],
    });
    await dental.refused('cancel_appointment', { appointment_id: BROKEN });
    const { context, callId } = dental;
    const stored = await database.store.appendEvents({
      businessId: context.business.id,
      callId,
      events: context.log.events,
    });
    expect(stored).toBe(context.log.events.length);
  });
});
